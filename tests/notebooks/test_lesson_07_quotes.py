"""What lesson 07 quotes without a cell of its own, and that its index leads to what it names."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import nbformat
import pytest
from sqlalchemy import select
from sqlalchemy.exc import InvalidRequestError

from course_lib.app import Post, User, make_session_factory
from course_lib.app.db import make_engine

LESSON = nbformat.read(Path(__file__).parents[2] / "notebooks/07_pitfalls.ipynb", as_version=4)
TEXT = "\n\n".join(cell.source for cell in LESSON.cells if cell.cell_type == "markdown")


def sections() -> dict[str, str]:
    """What each section says and shows, by its heading."""
    found: dict[str, str] = {}
    heading = ""
    for cell in LESSON.cells:
        for part in re.split(r"^(?=## )", cell.source, flags=re.M):
            if cell.cell_type == "markdown" and part.startswith("## "):
                heading = part.splitlines()[0][3:]
            found[heading] = found.get(heading, "") + part
        outputs = [each.get("text") or each.get("data") for each in cell.get("outputs", [])]
        # Errors are shown in lines of a fixed width.
        found[heading] += re.sub(r"(\\n|\s)+", " ", " ".join(map(str, outputs)))
    return found


def index_rows() -> list[tuple[str, list[str]]]:
    """The rows of the index of errors: the texts, and the headings in this notebook."""
    table = TEXT.partition("## Find your error")[2].partition("\n| there is no error")[0]
    return [
        (texts, [anchor.replace("-", " ") for anchor in re.findall(r"\(#([^)]*)\)", links)])
        for texts, links in re.findall(r"^\| (`.*?) \| (.*) \|$", table, flags=re.M)
    ]


def test_a_section_shows_each_error_text_that_the_index_leads_to() -> None:
    there = {heading: text.replace("\\'", "'") for heading, text in sections().items()}
    rows = index_rows()
    assert len(rows) > 8
    for texts, headings in rows:
        quoted = re.findall(r"`([^`]*)`", texts)
        for heading in headings:
            assert any(text in there[heading] for text in quoted), f"{heading}: none of {quoted}"
        for text in quoted if headings else ():
            assert any(text in there[each] for each in headings), f"nothing shows {text!r}"


def test_closing_a_session_under_a_task_gives_the_quoted_error(tmp_path: Path) -> None:
    async def gather_without_waiting() -> None:
        engine = make_engine(f"sqlite+aiosqlite:///{tmp_path}/blog.db")
        db = make_session_factory(engine)()
        try:
            tasks = [asyncio.ensure_future(db.scalar(select(1))) for _ in range(2)]
            with pytest.raises(InvalidRequestError) as raised:
                async with db:
                    await asyncio.gather(*tasks)
            assert "Method 'close()' can't be called here" in str(raised.value)
            assert "concurrent operations are not permitted" in str(raised.value.__context__)
            await asyncio.gather(*tasks, return_exceptions=True)
        finally:
            await db.close()
            await engine.dispose()

    asyncio.run(gather_without_waiting())
    assert "`Method 'close()' can't be called here`" in TEXT


def test_the_models_have_what_the_lesson_says_of_them() -> None:
    assert "delete-orphan" in User.posts.property.cascade  # refresh goes on along cascade="all"
    assert "refresh-expire" in User.posts.property.cascade
    assert Post.author.property.lazy == "select"
