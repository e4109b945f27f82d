"""The warmed processes: copies of this one or new ones, replaced when they end, gone at the end."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from course_lib.instructor.grade import client
from course_lib.instructor.grade.client import Zygote, grade_one, local_executor
from course_lib.instructor.grade.store import FILE
from course_lib.instructor.grade.task import Graded, SubmittedFile, Task

TESTS = Path(__file__).parents[2]
RIGHT = TESTS / "attempts" / "01_create" / "create_user" / "right_add_flush.py"
COURSE = shutil.which("course", path=str(Path(sys.executable).parent))

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


def task(path: Path = RIGHT) -> Task:
    return Task("ada", (SubmittedFile(path.name, path.read_bytes()),))


def outcomes(graded: Graded) -> list[str]:
    return [result.outcome for result in graded.results]


def until(holds: Callable[[], Any], seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def runs(pid: int) -> bool:
    """Whether a process that is no child of this one is there."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture(params=[False, True], ids=["started", "forked"])
def zygote(request: pytest.FixtureRequest) -> Iterator[Zygote]:
    made = Zygote(fork=request.param)
    yield made
    made.close()


def test_it_grades_and_leaves_nothing_behind(zygote: Zygote) -> None:
    assert outcomes(zygote.grade(task())) == ["correct"]
    assert outcomes(zygote.grade(task())) == ["correct"]
    zygote.close()
    assert not zygote.folder.exists()
    assert not runs(zygote._process.pid)


def test_nothing_of_the_grader_is_in_its_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_TEST_SECRET", "secret")
    for fork in (False, True):
        made = Zygote(fork=fork)
        try:
            graded = made.grade(task(TESTS / "hostile" / "reads_the_environment.py"))
        finally:
            made.close()
        (result,) = graded.results
        assert "COURSE_HOME" in result.message
        assert "SECRET" not in result.message


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="only Linux shows it")
@pytest.mark.parametrize("fork", [False, True], ids=["started", "forked"])
def test_the_kernel_shows_nothing_of_the_graders_environment(fork: bool) -> None:
    code = f"""
from pathlib import Path
from course_lib.instructor.grade.client import Zygote
from course_lib.instructor.grade.task import Task
made = Zygote(fork={fork})
made.grade(Task("ada", ()))
print(Path("/proc/self/environ").read_bytes().count(b"COURSE_TEST_SECRET"))
print(Path(f"/proc/{{made._process.pid}}/environ").read_bytes().count(b"COURSE_TEST_SECRET"))
made.close()
"""
    said = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "COURSE_TEST_SECRET": "secret"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert said.stdout.split() == ["1", "0"], "the first shows that there was something to see"


def test_one_that_ends_is_replaced() -> None:
    def kill() -> None:
        client._own.zygote._process.kill()

    with local_executor(1, forked=1) as executor:
        assert outcomes(executor.submit(grade_one, task()).result(60)) == ["correct"]
        executor.submit(kill).result(60)
        assert outcomes(executor.submit(grade_one, task()).result(60)) == ["correct"]


def test_where_other_threads_run_nothing_is_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    def fork(*_arguments: object) -> None:
        raise AssertionError("forked beside another thread")

    monkeypatch.setattr(client, "_fork", fork)
    stop = threading.Event()
    other = threading.Thread(target=stop.wait)
    other.start()
    try:
        local_executor(2, forked=2).shutdown()
    finally:
        stop.set()
        other.join()


@pytest.mark.skipif(COURSE is None, reason="the command is not installed")
def test_ctrl_c_keeps_what_was_graded_and_leaves_nothing_running(tmp_path: Path) -> None:
    folder, out, own = tmp_path / "class", tmp_path / "out", tmp_path / "tmp"
    for each in (folder, own):
        each.mkdir()
    shutil.copy(RIGHT, folder / "ada.py")
    for name in ("bob", "eve"):
        shutil.copy(TESTS / "hostile" / "never_ends.py", folder / f"{name}.py")
    process = subprocess.Popen(
        [str(COURSE), "grade", str(folder), "--out", str(out), "--jobs", "1"],
        env={**os.environ, "TMPDIR": str(own)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    until(lambda: (out / FILE).exists() and (out / FILE).read_text().count("\n"))
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode
    assert "Stopped." in said
    assert "--resume" in said
    assert "Traceback" not in said
    assert [json.loads(line)["learner"] for line in (out / FILE).read_text().splitlines()] == [
        "ada"
    ]
    assert not list(own.iterdir())


@pytest.mark.skipif(COURSE is None, reason="the command is not installed")
def test_a_grader_that_is_killed_takes_its_processes_with_it(tmp_path: Path) -> None:
    (tmp_path / "class").mkdir()
    slow = "import time\n\ntime.sleep(1)\n" + RIGHT.read_text()
    (tmp_path / "class" / "eve.py").write_text(slow)
    with tempfile.TemporaryDirectory() as own:
        process = subprocess.Popen(
            [str(COURSE), "grade", "class", "--out", "out", "--jobs", "1"],
            cwd=tmp_path,
            env={**os.environ, "TMPDIR": own},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until(lambda: list(Path(own).glob("course-grade-*/*")))
        process.kill()
        process.wait()
        until(lambda: not list(Path(own).iterdir()))
