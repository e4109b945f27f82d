"""Running a notebook from top to bottom, away from whatever the person at the keyboard has set."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from course_lib.instructor.errors import RunError
from course_lib.instructor.kernel import ThisPython, can_encrypt

SECONDS_FOR_A_CELL = 60
SECONDS_TO_START = 120
AT_A_TIME = 2  # a kernel keeps one core busy; more of them gain nothing on two cores

# Variables that would let a person's own set-up show in what a notebook stores.
_UNSET = ("COURSE_STRICT", "COURSE_TIME_LIMIT", "PYTHONDONTWRITEBYTECODE", "PYTHONWARNINGS")


@dataclass(frozen=True, slots=True)
class Run:
    """A notebook to run.

    Attributes:
        name: What messages call it, such as "notebooks/01_create.ipynb".
        notebook: The notebook; running it fills in its outputs.
        folder: The working directory, as JupyterLab would have it.
        strict: Whether a verdict that is not `correct` fails the run.
    """

    name: str
    notebook: NotebookNode
    folder: Path
    strict: bool = False


def run_all(runs: Sequence[Run], environment: dict[str, str] | None = None) -> None:
    """Run notebooks, two at a time, and fill in their outputs.

    Args:
        runs: The notebooks.
        environment: Variables to set for their kernels, over those of this process.

    Raises:
        RunError: A cell raised without the tag `raises-exception`, took too long, or its kernel
            died. The message speaks of every notebook that stopped.
    """
    asyncio.run(_run_all(runs, environment or {}))


async def _run_all(runs: Sequence[Run], environment: dict[str, str]) -> None:
    gate = asyncio.Semaphore(AT_A_TIME)

    async def run(item: Run) -> None:
        async with gate:
            await _run(item, environment)

    results = await asyncio.gather(*map(run, runs), return_exceptions=True)
    errors = [result for result in results if result is not None]
    if all(isinstance(error, RunError) for error in errors) and errors:
        raise RunError("\n\n".join(map(str, errors)))
    for error in errors:
        raise error


async def _run(run: Run, environment: dict[str, str]) -> None:
    manager = AsyncKernelManager(
        kernel_name=run.notebook.metadata.kernelspec.name, kernel_spec_manager=ThisPython()
    )
    if can_encrypt():
        manager.transport_encryption = "auto"
    started: list[NotebookNode] = []
    client = NotebookClient(
        run.notebook,
        km=manager,
        timeout=SECONDS_FOR_A_CELL,
        startup_timeout=SECONDS_TO_START,
        record_timing=False,
        resources={"metadata": {"path": str(run.folder)}},
        on_cell_execute=lambda cell, cell_index: started.append(cell),
    )
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        env = {name: value for name, value in os.environ.items() if name not in _UNSET}
        env |= {"COURSE_HOME": str(Path(scratch) / "home"), "IPYTHONDIR": scratch, **environment}
        if run.strict:
            env["COURSE_STRICT"] = "1"
        try:
            await client.async_execute(env=env, cleanup_kc=True)
        except CellExecutionError as error:
            raise RunError(_describe(run, started, f"{error.ename}: {error.evalue}")) from error
        except CellTimeoutError as error:
            what = f"it took longer than {SECONDS_FOR_A_CELL} seconds"
            raise RunError(_describe(run, started, what)) from error
        except DeadKernelError as error:
            raise RunError(_describe(run, started, "the kernel died")) from error


def _describe(run: Run, started: list[NotebookNode], what: str) -> str:
    if not started:
        return f"{run.name}: no cell was run: {what}"
    cell = started[-1]
    shown = "\n".join(f"    {line}" for line in cell.source.splitlines()[:12])
    return (
        f"{run.name}: code cell {len(started)} (id {cell.id}) stopped the run: {what}\n{shown}\n"
        "Mend the source, or tag the cell `raises-exception` if the error is what it shows."
    )
