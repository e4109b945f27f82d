"""The same verdict everywhere: in a notebook, `course check`, `course grade`, and nbval strict.

Every witness of every exercise goes all four ways. For `course grade` they are handed in as a class
does it: several exercises each. The notebook and nbval are one run of a real kernel: a cell defines
the witness, calls `check` as a learner does and notes what it says, so that with COURSE_STRICT=1
nbval fails that cell unless the verdict is `correct`.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import nbformat
import pytest
from checked_witnesses import SECONDS, verdicts_of
from nbformat.v4 import new_code_cell, new_notebook

from course_lib.checks.registry import EXERCISES
from course_lib.instructor.grade.grade import grade_folder
from course_lib.instructor.metadata import KERNELSPEC, LANGUAGE_INFO
from course_lib.instructor.sandbox import Limits
from course_lib.instructor.witnesses import FOLDER, Witness, all_witnesses

# The later ones, which take longest, first.
LESSONS = sorted({exercise.lesson for exercise in EXERCISES.values()}, reverse=True)
WITNESSES = all_witnesses(Path(__file__).parents[3] / FOLDER)
Said = tuple[str, str | None]

START = """
import json, os
from course_lib import check
from course_lib.checks.verdict import NotCorrect
get_ipython().run_line_magic("xmode", "Minimal")  # laying a traceback out takes longer than a check
_said, _kept = {}, set(globals()) | {"_kept", "_name"}
"""
# The names of one witness must not help the next, so they go. What raises fails the cell.
CHECK = """
try:
    _verdict = check(%(exercise)r)
except NotCorrect as _error:
    _verdict = _error.verdict
    raise
finally:
    _said[%(id)r] = (_verdict.outcome, _verdict.mistake)
    for _name in set(globals()) - _kept:
        if not _name.startswith("_"):
            del globals()[_name]
    get_ipython().compile.reset_compiler_flags()  # those of `from __future__ import …`
"""
END = "open(os.environ['COURSE_TEST_SAID'], 'w').write(json.dumps(_said))"


@pytest.mark.long
@pytest.mark.parametrize(
    "lesson", [pytest.param(each, marks=pytest.mark.xdist_group(each)) for each in LESSONS]
)
def test_a_witness_gets_the_same_verdict_everywhere(
    lesson: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COURSE_TIME_LIMIT", str(SECONDS))
    own = [witness for witness in WITNESSES if witness.lesson == lesson]
    assert own
    judged = {witness.id: _judged(witness) for witness in own}
    graded = _graded(own, judged, tmp_path)
    in_notebook, passed_by_nbval = _run_by_nbval(own, tmp_path)
    for witness in own:
        name = witness.id
        checked = judged[name][witness.exercise]
        assert graded[name] == checked, f"{name}: graded otherwise than checked"
        assert in_notebook[name] == checked, f"{name}: otherwise in a notebook"
        assert passed_by_nbval[name] == (checked[0] == "correct"), f"{name}: nbval"


def _judged(witness: Witness) -> dict[str, Said]:
    """What `course check` says of each exercise that a witness defines."""
    return {
        verdict.exercise: (verdict.outcome.value, verdict.mistake)
        for verdict in verdicts_of(witness).values()
    }


def _graded(
    own: list[Witness], judged: dict[str, dict[str, Said]], tmp_path: Path
) -> dict[str, Said]:
    handed_in = _handed_in(own, judged)
    for learner, witnesses in handed_in.items():
        for witness in witnesses:
            folder = tmp_path / "class" / learner
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(witness.path, folder / f"{witness.exercise}.py")
            if parts := _parts(witness):
                shutil.copytree(parts, folder / parts.name)
    limits = Limits(attempt_seconds=SECONDS)
    graded = grade_folder(tmp_path / "class", tmp_path / "out", jobs=1, limits=limits)
    said: dict[str, Said] = {}
    for one in graded.graded:
        results = {result.exercise: result for result in one.results}
        for witness in handed_in[one.learner]:
            assert witness.exercise in results, f"{witness.id}: {one.problem}"
            result = results[witness.exercise]
            said[witness.id] = (result.outcome, result.mistake)
    return said


def _handed_in(own: list[Witness], judged: dict[str, dict[str, Said]]) -> dict[str, list[Witness]]:
    """Who hands in what: nobody an exercise twice, as then only the better one counts."""
    handed_in: list[tuple[set[str], list[Witness]]] = []
    for witness in own:
        names = set(judged[witness.id])
        for taken, witnesses in handed_in:
            if not taken & names and not (_parts(witness) or any(map(_parts, witnesses))):
                taken |= names
                witnesses.append(witness)
                break
        else:
            handed_in.append((names, [witness]))
    return {f"learner{number:03}": witnesses for number, (_, witnesses) in enumerate(handed_in)}


def _parts(witness: Witness) -> Path | None:
    """The folder with the other files of a witness that is made of several; None for one file."""
    folder = witness.path.with_name(f"{witness.path.stem}_parts")
    return folder if folder.is_dir() else None


def _run_by_nbval(own: list[Witness], tmp_path: Path) -> tuple[dict[str, Said], dict[str, bool]]:
    """What `check` said in the kernel, and whether nbval passed the cell that checks."""
    notebook, cells = _notebook(own)
    for parts in filter(None, map(_parts, own)):
        shutil.copytree(parts, tmp_path / parts.name)
    path = tmp_path / "witnesses.ipynb"
    nbformat.write(notebook, path)
    said = tmp_path / "said.json"
    command = ["-p", "nbval.plugin", "--nbval-lax", "--nbval-current-env", "-q"]
    command += ["--nbval-cell-timeout=60", "-p", "no:cacheprovider", "--tb=no"]
    command += ["--junitxml", str(tmp_path / "nbval.xml"), str(path)]
    environment = os.environ | {
        "COURSE_STRICT": "1",
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",  # the others take longer to load than it to run
        "COURSE_TEST_SAID": str(said),
        "COURSE_HOME": str(tmp_path / "home"),
    }
    run = subprocess.run(
        [sys.executable, "-m", "pytest", *command],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.exists(), run.stdout[-3000:]
    passed = _passed(tmp_path / "nbval.xml")
    notes = {
        name: (outcome, mistake)
        for name, (outcome, mistake) in json.loads(said.read_text()).items()
    }
    return notes, {witness.id: passed[cell] for witness, cell in zip(own, cells, strict=True)}


def _notebook(own: list[Witness]) -> tuple[nbformat.NotebookNode, list[int]]:
    """A notebook that checks each witness, and the numbers of the cells that do."""
    sources = [START]
    cells: list[int] = []
    for witness in own:
        names = {"id": witness.id, "exercise": witness.exercise}
        cells.append(len(sources))
        sources.append(witness.path.read_text(encoding="utf-8") + CHECK % names)
    metadata = {"kernelspec": KERNELSPEC, "language_info": LANGUAGE_INFO}
    made = [new_code_cell(source.strip()) for source in [*sources, END]]
    return new_notebook(cells=made, metadata=metadata), cells


def _passed(report: Path) -> dict[int, bool]:
    """Which cells passed, by number, from a report in JUnit's format."""
    passed: dict[int, bool] = {}
    for case in ElementTree.parse(report).iter("testcase"):
        found = re.search(r"Cell (\d+)$", case.get("name", ""))
        if found:
            passed[int(found[1])] = not list(case.iter("failure")) and not list(case.iter("error"))
    return passed
