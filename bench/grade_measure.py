"""Runs a command and measures it: wall-clock time, processor time, peak memory."""

from __future__ import annotations

import contextlib
import os
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

SECONDS_BETWEEN_SAMPLES = 0.05


@dataclass(frozen=True, slots=True)
class Measured:
    """What a command took.

    Attributes:
        seconds: From its start to its end.
        cpu: Processor seconds of it and of all processes that it started and waited for.
        count: How many submissions it graded.
        memory: The most memory that it and its processes held at a time, in MiB, each shared page
            counted once; None where that was not looked at.
    """

    seconds: float
    cpu: float
    count: int
    memory: float | None = None


def measured(
    command: list[str],
    folder: Path,
    environment: dict[str, str],
    *,
    count: int,
    memory: bool = False,
) -> Measured:
    """Run a command to its end.

    Args:
        command: What to run.
        folder: Where.
        environment: Its variables.
        count: How many submissions it grades.
        memory: Whether to look at the memory, which takes time of its own.

    Raises:
        RuntimeError: It failed.
    """
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        most = _watch(process.pid) if memory else None
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            text = said.read().decode(errors="replace")[-2000:]
            raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}:\n{text}")
    return Measured(seconds, used.ru_utime + used.ru_stime, count, most)


def _watch(pid: int) -> float:
    """The most MiB that a process and those below it hold, until it ends."""
    most = 0.0
    while os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        most = max(most, sum(map(_held_by, _family(pid))))
        time.sleep(SECONDS_BETWEEN_SAMPLES)
    return most


def _held_by(pid: int) -> float:
    with contextlib.suppress(OSError, IndexError, ValueError):
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
        return int(text.split("\nPss:")[1].split()[0]) / 1024
    return 0.0


def _family(pid: int) -> list[int]:
    """A process and all below it."""
    found = [pid]
    for one in found:
        with contextlib.suppress(OSError):
            for task in Path(f"/proc/{one}/task").iterdir():
                found += map(int, (task / "children").read_text().split())
    return found
