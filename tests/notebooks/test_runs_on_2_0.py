"""On SQLAlchemy 2.0 every notebook runs to its end, with the rows, counts and verdicts it stores.

The text of a statement or an error may differ, and so may a cell tagged `differs-on-2.0`, beside
which the lesson says how. On the pinned version nbval compares every output to the letter.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import nbformat
import pytest
import sqlalchemy
from nbformat import NotebookNode

from course_lib.instructor.folders import NOTEBOOK_FOLDERS, notebooks_in
from course_lib.instructor.rules.structure import DIFFERS
from course_lib.instructor.run import Run, run_all
from course_lib.instructor.source import tags_of

COURSE = Path(__file__).parents[2]
NOTEBOOKS = [path for folder in NOTEBOOK_FOLDERS for path in notebooks_in(COURSE / folder)]

VERB = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|WITH|PRAGMA|CREATE)\b")
NUMBER_OR_PARAMETERS = re.compile(r"\s*(-- \d+|parameters:.*)$")
ERROR = re.compile(r"(?:sqlalchemy\.(?:orm\.)?exc\.|sqlite3\.)(\w+)[:)]")


@pytest.mark.skipif(
    not sqlalchemy.__version__.startswith("2.0."), reason="nbval compares these on 2.1"
)
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_notebook_gives_the_same_on_2_0(path: Path) -> None:
    stored = nbformat.read(path, as_version=4)
    fresh = copy.deepcopy(stored)
    for cell in fresh.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    run_all([Run(path.name, fresh, path.parent)])
    for before, after in zip(stored.cells, fresh.cells, strict=True):
        if before.cell_type == "code" and DIFFERS not in tags_of(before):
            assert _told(after) == _told(before), before.source


def test_what_may_differ_is_left_out_of_the_comparison() -> None:
    new = (
        "-- 1 statement: 1 SELECT\n\n-- 1\nSELECT users.id, users.email\nFROM users\n"
        "WHERE users.id = ?\nparameters: 3\n\nsqlalchemy.exc.StatementError: "
        "(sqlalchemy.exc.MissingGreenlet) greenlet_spawn has not been called\nand so on"
    )
    old = new.replace("users.email", "users.email AS users_email").replace(
        "sqlalchemy.exc.StatementError: (sqlalchemy.exc.MissingGreenlet)",
        "sqlalchemy.exc.MissingGreenlet:",
    )
    assert list(_comparable(old)) == list(_comparable(new))
    for other in ("-- 2", "parameters: 4", "DELETE users.id", "sqlalchemy.exc.DBAPIError:"):
        kind = {"-- 2": "-- 1\nS", "DELETE users.id": "SELECT users.id"}.get(other, "parameters: 3")
        if other.startswith("sqlalchemy"):
            kind = "sqlalchemy.exc.StatementError: (sqlalchemy.exc.MissingGreenlet)"
        changed = new.replace(kind, other)
        assert changed != new
        assert list(_comparable(changed)) != list(_comparable(new))


def _told(cell: NotebookNode) -> list[tuple[str, list[str]]]:
    """What a cell's outputs say, as plain text, piece by piece; streams joined by name."""
    pieces: list[tuple[str, str]] = []
    for name, group in groupby(cell.outputs, lambda output: output.get("name", "")):
        if name:
            pieces.append((name, "".join(each.text for each in group)))
            continue
        for output in group:
            if output.output_type == "error":
                pieces.append(("error", output.ename))
            else:
                pieces.append((output.output_type, output.data.get("text/plain", "")))
    return [(kind, list(_comparable(text))) for kind, text in pieces]


def _comparable(text: str) -> Iterator[str]:
    """Its paragraphs: of a statement the number, verb and parameters; of an error the class."""
    for paragraph in re.split(r"\n\s*\n", text):
        lines = paragraph.splitlines()
        if names := ERROR.findall(paragraph):
            yield names[-1]
        elif any(VERB.match(line) for line in lines):
            yield from (line for line in lines if NUMBER_OR_PARAMETERS.match(line))
            yield from (found[1] for line in lines if (found := VERB.match(line)))
        else:
            # An older pytest writes the class in another way.
            yield re.sub(r"DID NOT RAISE .*", "DID NOT RAISE", paragraph)
