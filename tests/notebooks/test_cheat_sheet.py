"""The cheat sheet: what its tables say is sent, is sent, and no call of a lesson is left out."""

from __future__ import annotations

import ast
import asyncio
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode
from sqlalchemy import Select, select
from sqlalchemy.exc import MultipleResultsFound, NoResultFound

from course_lib.app import User
from course_lib.classroom import open_sample_database
from course_lib.instructor.folders import is_reference, lessons_in
from course_lib.instructor.rules.markdown import headings
from course_lib.instructor.rules.outputs import text_of

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
SHEET = NOTEBOOKS / "reference_cheat_sheet.ipynb"
TEXT = "\n".join(cell.source for cell in nbformat.read(SHEET, as_version=4).cells)
LINK = re.compile(r"\[(?P<text>[^\]]+)\]\((?P<file>[\w.]*)#(?P<anchor>\S+)\)")
WITHOUT_SQL = "Without-SQL-of-its-own"

# What stands before a bracket or an equals sign in a lesson's table and is no call to look up.
NO_CALLS = {
    "Session": "the reader's own factory",
    "User": "a model",
    "UserCRUD": "a class that the reader writes",
    "after": "a parameter that the capstone's reader writes",
    "ge": "a bound, beside Query",
    "hits": "a column of a lesson",
    "keys": "a method of dict",
    "le": "a bound, beside Query",
    "now": "func.now, beside server_default",
    "posts": "a relationship of the course's models",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table on the sheet: the call, and the section of a notebook that shows it."""

    part: str
    call: str
    says: str
    file: str
    anchor: str


def rows() -> Iterator[Row]:
    for part, body in re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", TEXT, re.M | re.S):
        for line in re.findall(r"^\| (.*) \|$", body, re.M):
            cells = [each.strip() for each in re.split(r"(?<!\\)\|", line)]
            if len(cells) == 4 and (link := LINK.fullmatch(cells[1])):
                yield Row(part.replace(" ", "-"), cells[0], *link.groups())


ROWS = list(rows())


@cache
def sections(file: str) -> dict[str, tuple[str, str]]:
    """By anchor: the text and code of a section, and what its cells put out."""
    found: dict[str, tuple[str, str]] = {}
    anchor = ""
    for cell in nbformat.read(NOTEBOOKS / (file or SHEET.name), as_version=4).cells:
        parts = [cell.source]
        if cell.cell_type == "markdown":
            parts = re.split(r"^(?=#{1,3} )", cell.source, flags=re.M)
        for part in parts:
            if cell.cell_type == "markdown" and (there := headings(part)):
                anchor = there[0].anchor
            said, shown = found.get(anchor, ("", ""))
            found[anchor] = f"{said}\n{part}", shown
        said, shown = found[anchor]
        found[anchor] = said, shown + "\n" + "\n".join(_plain(cell))
    return found


def _plain(cell: NotebookNode) -> Iterator[str]:
    for output in cell.get("outputs", []):
        yield output.get("data", {}).get("text/plain", "") or text_of(output)


def names(markdown: str) -> set[str]:
    """What is called, or given as an option, in the code of a text: `name(`, `name=`."""
    code = " ".join(re.findall(r"`([^`]+)`", markdown))
    return set(re.findall(r"(\w+)(?:\[\w+\])?(?:\(|=(?!=))", code))


def test_every_row_is_read() -> None:
    tables = TEXT.partition("\n## Create\n")[2].partition("\n## What each call sends\n")[0]
    ways = tables.partition("\n## What a result gives\n")[2].partition("\n## ")[0]
    lines = tables.replace(ways, "").count("\n| ")
    heads = tables.replace(ways, "").count("| use when | beware |")
    assert len(ROWS) == lines - heads
    assert len(ROWS) > 80


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.part}-{row.call}")
def test_a_row_leads_to_a_cell_that_makes_the_call_and_sends_that_sql(row: Row) -> None:
    said, shown = sections(row.file)[row.anchor]
    shown = re.sub(r"(?<=\() | (?=\))", "", " ".join(shown.split()))  # without the line breaks
    missing = names(row.call) - set(re.findall(r"\w+", said + shown))
    assert not missing, f"{row.anchor} does not show {missing}"
    if row.part == WITHOUT_SQL:
        return
    assert row.says[-1] == ("→" if row.file else "↓")
    if row.says[:-2] == "none":
        assert "no statement was sent" in shown
        return
    at = 0
    for piece in re.findall(r"`(.*)`", row.says)[0].split(" … "):
        at = shown.find(piece, at) + len(piece)
        assert at >= len(piece), f"{row.anchor} does not send {piece!r} there:\n{shown}"


def test_every_cell_that_sends_something_is_in_a_table() -> None:
    cells = {anchor for anchor, (_, shown) in sections("").items() if "statement" in shown}
    assert cells == {row.anchor for row in ROWS if not row.file}


def test_every_call_that_a_lesson_keeps_is_on_the_sheet() -> None:
    kept: dict[str, set[str]] = {}
    for path in lessons_in(NOTEBOOKS):
        table = sections(path.name)["To-keep"][0]
        for call in re.findall(r"^\| (.*?) \|", table, re.M):
            for name in names(call):
                kept.setdefault(name, set()).add(path.stem)
    there = set(re.findall(r"\w+", TEXT))
    missing = {name: sorted(kept[name]) for name in kept.keys() - there - NO_CALLS.keys()}
    assert not missing, f"put these into a table of source/reference/cheat_sheet.md: {missing}"
    assert NO_CALLS.keys() <= kept.keys(), "no lesson has these any more"


def test_the_sheet_is_no_lesson() -> None:
    assert is_reference(SHEET)
    assert SHEET not in lessons_in(NOTEBOOKS)


async def _outcome(statement: Select[Any], way: str) -> Any:
    engine, Session = await open_sample_database()
    try:
        async with Session() as db:
            return getattr(await db.execute(statement), way)()
    except (NoResultFound, MultipleResultsFound) as error:
        return type(error).__name__
    finally:
        await engine.dispose()


def test_a_result_gives_what_the_table_says() -> None:
    table = sections("")["What-a-result-gives"][0]
    lines = re.findall(r"^\| `\.(\w+)\(\)`.*? \| (.+) \| (.+) \| (.+) \|$", table, re.M)
    assert len(lines) == 7
    names = select(User.username).order_by(User.id)
    for way, *said in lines:
        for found, says in zip((User.id > 6, User.id == 1, User.id < 4), said, strict=True):
            got = asyncio.run(_outcome(names.where(found), way))
            assert _in_words(got, says), f"{way}: {says}, and it gave {got!r}"


def _in_words(got: Any, says: str) -> bool:
    """Whether a result is what a cell of the table says, such as "the row" or "`None`"."""
    if says in ("`NoResultFound`", "`MultipleResultsFound`"):
        return got == says.strip("`")
    if says in ("`None`", "`[]`"):
        return got == ast.literal_eval(says.strip("`"))
    return {
        "a list": isinstance(got, list) and len(got) > 0,
        "the row": got == ("ada",),
        "the value": got == "ada",
        "the first": got in ("ada", ("ada",)),
    }[says]
