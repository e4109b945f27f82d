"""show_waterfall shows the order and the number of statements, and never a time."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post, User
from course_lib.classroom import (
    Statement,
    open_sample_database,
    record_statements,
    show_waterfall,
)


@pytest.mark.asyncio
async def test_recorded_statements_stand_side_by_side() -> None:
    engine, sessions = await open_sample_database()
    async with sessions() as db:
        with record_statements() as loop:
            post = (await db.scalars(select(Post).where(Post.id == 3))).one()
            await db.get(User, post.author_id)
    async with sessions() as db:
        with record_statements() as joined:
            await db.scalars(select(Post).options(joinedload(Post.author)).limit(2))
    await engine.dispose()
    face = show_waterfall({"loop": loop, "joinedload": joined})
    assert str(face) == (
        "loop: 2 statements: 2 SELECT\n"
        "  1. SELECT posts (3)\n"
        "    2. SELECT users (2)\n"
        "\n"
        "joinedload: 1 statement: 1 SELECT\n"
        "  1. SELECT posts, users (2, 0)"
    )
    assert "section loop (2)\n    SELECT posts (3) :0, 1000\n    SELECT users (2) :1000, 2000" in (
        face.markdown
    )
    assert "accDescr: loop sends 2, joinedload sends 1. Each waits" in face.markdown
    assert "- **joinedload**: 1 statement: 1 SELECT" in face.markdown


def test_a_long_list_is_cut_and_counted_in_full() -> None:
    sent = [Statement("BEGIN")] + [
        Statement("SELECT a FROM t WHERE id = ?", (n,)) for n in range(40)
    ]
    text = str(show_waterfall({"many": sent}))
    assert text.startswith("many: 40 statements: 40 SELECT\n  1. SELECT t (0)")
    assert text.endswith("… and 28 more")
    assert len(text.splitlines()) == 14


def test_values_and_names_cannot_break_the_picture() -> None:
    sent = [Statement("SELECT a FROM t WHERE b = ?", ("x :5, 6\n; %% <b>`",))]
    face = show_waterfall({"a: b\nsection c": sent})
    diagram = face.markdown.split("```")[1]
    assert [line for line in diagram.splitlines() if line.strip().startswith("section")] == [
        "    section a b section c (1)"
    ]
    assert "SELECT t ('x 5, 6\\n …) :0, 1000" in diagram
    assert "<b>" not in diagram


def test_nothing_sent_and_nothing_given() -> None:
    assert str(show_waterfall({"idle": ()})) == "idle: no statement was sent"
    with pytest.raises(ValueError, match="needs a log"):
        show_waterfall({})
