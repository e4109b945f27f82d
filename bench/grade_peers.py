"""nbgrader and otter, given the same class: what they are told, and how they are run.

They live in a virtual environment of their own (`make bench-grade` makes it), because what they
need must not touch what the course needs.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import textwrap
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from .grade_class import EXERCISES, ROOT, SETUP, TESTS, Learner
from .grade_measure import Measured, measured

VENV = ROOT / ".venv-bench"
ASSIGNMENT = "ps1"
NOTEBOOK = "create_and_delete"

OTTER_TEST = '''\
from otter.test_files import test_case

OK_FORMAT = False
name = {name!r}
points = None


def run(env, body):
    """Run a test on a thread and a loop of its own, as the kernel's loop is busy."""
    import asyncio
    from concurrent.futures import ThreadPoolExecutor

    scope = dict(env)
    exec(body, scope)
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, scope["test"]()).result()
'''
OTTER_CASE = """

@test_case(points=1)
def test_{number}(env):
    run(env, {body!r})
"""


class CannotRun(Exception):  # noqa: N818 (said in the table, as it is)
    """A tool is not installed, or does not do what it must."""


def environment(folder: Path) -> dict[str, str]:
    """The variables that a tool runs with: its own Python first, and no settings of the user's."""
    if not (VENV / "bin").exists():
        raise CannotRun(f"{VENV.name} is not there: `make bench-grade` makes it")
    return {
        "PATH": f"{VENV / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder),
        "LANG": os.environ.get("LANG", "C.UTF-8"),
        "JUPYTER_PLATFORM_DIRS": "1",
    }


def _run(*command: str | Path, folder: Path) -> None:
    done = subprocess.run(
        list(map(str, command)),
        cwd=folder,
        env=environment(folder),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise CannotRun(f"{command[0]} {command[1]}: {said[-1] if said else 'no reason given'}")


class Nbgrader:
    """`nbgrader autograde` on a release notebook with twelve autograder tests."""

    name = "nbgrader autograde"

    def __init__(self, folder: Path, learners: list[Learner]) -> None:
        """Make the assignment and hand in what the learners wrote.

        Raises:
            CannotRun: nbgrader is not installed, or refuses the assignment.
        """
        self.folder = folder
        self.learners = learners
        source = folder / "source" / ASSIGNMENT
        source.mkdir(parents=True)
        cells = [new_code_cell(SETUP)]
        for _, exercise in EXERCISES:
            blank = "### BEGIN SOLUTION\nraise NotImplementedError\n### END SOLUTION"
            cells.append(new_code_cell(blank, metadata=_nbgrader_cell(exercise, solution=True)))
            for number, body in enumerate(TESTS[exercise], 1):
                test = _nbgrader_cell(f"{exercise}_{number}", grade=True)
                cells.append(new_code_cell(_as_block(body), metadata=test))
        nbformat.write(_notebook(cells), source / f"{NOTEBOOK}.ipynb")
        (folder / "nbgrader_config.py").write_text(
            "c = get_config()\nc.ExecutePreprocessor.timeout = 30\n"
        )
        _run("nbgrader", "generate_assignment", ASSIGNMENT, "--create", folder=folder)
        for learner in learners:
            self._hand_in(learner)

    def _hand_in(self, learner: Learner) -> None:
        notebook: Any = nbformat.read(
            self.folder / "release" / ASSIGNMENT / f"{NOTEBOOK}.ipynb", as_version=4
        )
        for cell in notebook.cells:
            about = cell.metadata.get("nbgrader", {})
            if about.get("solution"):
                cell.source = learner.answers[about["grade_id"]]
        own = self.folder / "submitted" / learner.name / ASSIGNMENT
        own.mkdir(parents=True)
        nbformat.write(notebook, own / f"{NOTEBOOK}.ipynb")

    def grade(self, *, memory: bool = False) -> Measured:
        """Grade the class, and look whether the right answers passed.

        Raises:
            CannotRun: It did not do what it must.
        """
        shutil.rmtree(self.folder / "autograded", ignore_errors=True)
        took = measured(
            ["nbgrader", "autograde", ASSIGNMENT, "--force"],
            self.folder,
            environment(self.folder),
            count=len(self.learners),
            memory=memory,
        )
        self._look_at_the_grades()
        return took

    def feedback(self) -> Measured:
        """Make the learners' pages, which our own time includes."""
        shutil.rmtree(self.folder / "feedback", ignore_errors=True)
        command = ["nbgrader", "generate_feedback", ASSIGNMENT, "--force"]
        count = len(self.learners)
        return measured(command, self.folder, environment(self.folder), count=count)

    def _look_at_the_grades(self) -> None:
        for learner in self.learners:
            path = self.folder / "autograded" / learner.name / ASSIGNMENT / f"{NOTEBOOK}.ipynb"
            if not path.exists():
                raise CannotRun(f"nbgrader left {learner.name} ungraded")
            notebook: Any = nbformat.read(path, as_version=4)
            for cell in notebook.cells:
                about = cell.metadata.get("nbgrader", {})
                if about.get("grade"):
                    failed = any(each.output_type == "error" for each in cell.outputs)
                    exercise = about["grade_id"].rpartition("_")[0]
                    if failed and learner.right[exercise]:
                        raise CannotRun(f"nbgrader failed a right {exercise} of {learner.name}")


class Otter:
    """`otter run`, a process for each submission, on tests of twelve cases."""

    name = "otter run"

    def __init__(self, folder: Path, learners: list[Learner]) -> None:
        """Make the autograder's zip and the notebooks.

        Raises:
            CannotRun: The virtual environment is not there.
        """
        self.folder = folder
        self.learners = learners
        self._next = 0
        environment(folder)
        folder.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(folder / "autograder.zip", "w") as archive:
            settings = {"lang": "python", "pdf": False, "seed": None}
            archive.writestr("otter_config.json", json.dumps(settings))
            for _, exercise in EXERCISES:
                cases = (
                    OTTER_CASE.format(number=number, body=_as_function(body))
                    for number, body in enumerate(TESTS[exercise], 1)
                )
                text = OTTER_TEST.format(name=exercise) + "".join(cases)
                archive.writestr(f"tests/{exercise}.py", text)
        for learner in learners:
            cells = [SETUP, *learner.answers.values()]
            path = folder / f"{learner.name}.ipynb"
            nbformat.write(_notebook([new_code_cell(cell) for cell in cells]), path)

    def grade(self, *, memory: bool = False) -> Measured:
        """Grade the next learner, and look whether the right answers passed.

        Raises:
            CannotRun: It did not do what it must.
        """
        learner = self.learners[self._next % len(self.learners)]
        self._next += 1
        out = self.folder / "results"
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir()
        took = measured(
            ["otter", "run", "--no-logo", "-a", "autograder.zip", "-o", out.name,
             f"{learner.name}.ipynb"],
            self.folder,
            environment(self.folder),
            count=1,
            memory=memory,
        )  # fmt: skip
        results = json.loads((out / "results.json").read_text())
        for test in results.get("tests", ()):
            exercise = test["name"].partition(" ")[0]
            if learner.right.get(exercise) and test["score"] < test["max_score"]:
                raise CannotRun(f"otter failed a right {exercise} of {learner.name}")
        if not any(test["name"].partition(" ")[0] in learner.right for test in results["tests"]):
            raise CannotRun("otter reported none of the exercises")
        return took


def _notebook(cells: list[Any]) -> Any:
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


def _nbgrader_cell(name: str, *, grade: bool = False, solution: bool = False) -> dict[str, Any]:
    about = {"grade_id": name, "grade": grade, "solution": solution, "task": False}
    points = {"points": 1} if grade else {}
    return {"nbgrader": {**about, **points, "locked": grade, "schema_version": 3}}


def _as_block(body: str) -> str:
    return f"async with fresh_session() as db:\n{textwrap.indent(body, '    ')}"


def _as_function(body: str) -> str:
    return f"async def test():\n{textwrap.indent(_as_block(body), '    ')}"


def peers(folder: Path, learners: list[Learner]) -> Iterator[Nbgrader | Otter | CannotRun]:
    """Each tool that can be set up here; for one that cannot, the reason."""
    for kind in (Nbgrader, Otter):
        try:
            yield kind(folder / kind.__name__.lower(), learners)
        except CannotRun as error:
            yield CannotRun(f"{kind.name}: {error}")
