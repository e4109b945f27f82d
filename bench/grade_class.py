"""A class to grade: six exercises, some answers right and some wrong, all of them harmless.

The same answers go to every grader: as notebooks to ours, as filled-in release notebooks to
nbgrader, as notebooks with tests beside them to otter. The two others get twelve tests that ask
much of what our checks ask, each on a fresh in-memory database.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from course_lib.instructor.witnesses import Witness, read_witness

ROOT = Path(__file__).parents[1]
LEARNERS = 14
# Six that two checks judge each, so that every tool has twelve to make.
EXERCISES = (
    ("00_start_here", "count_users"),
    ("01_create", "create_post_with_tags"),
    ("04_delete", "delete_user"),
    ("04_delete", "delete_post"),
    ("04_delete", "untag_post"),
    ("04_delete", "purge_inactive_users"),
)

SETUP = """\
from contextlib import asynccontextmanager

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app import Base, Post, Tag, User, make_engine, make_session_factory
from course_lib.app.models import post_tags


@asynccontextmanager
async def fresh_session():
    engine = make_engine()
    try:
        async with engine.begin() as connection:
            await connection.run_sync(Base.metadata.create_all)
        async with make_session_factory(engine)() as db:
            yield db
    finally:
        await engine.dispose()


async def with_rows(db):
    ada, bob, eve = (
        User(username=name, email=f"{name}@example.org", hashed_password="hash", is_active=active)
        for name, active in (("ada", True), ("bob", False), ("eve", False))
    )
    sql, web = Tag(name="sql"), Tag(name="web")
    db.add_all([ada, bob, eve, Post(title="One", author=ada, tags=[sql, web])])
    db.add(Post(title="Two", author=bob, tags=[sql]))
    await db.commit()
    db.expunge_all()


async def count(db, what):
    return await db.scalar(select(func.count()).select_from(what))
"""

# Two tests for each exercise: the body of an `async with fresh_session() as db`.
TESTS: dict[str, tuple[str, str]] = {
    "count_users": (
        "assert await count_users(db) == 0",
        "await with_rows(db)\nassert await count_users(db) == 3",
    ),
    "create_post_with_tags": (
        """\
await with_rows(db)
ada = await db.get(User, 1)
post = await create_post_with_tags(db, ada, "Async SQL", ["python", "async"])
assert (post.author_id, [tag.name for tag in post.tags]) == (1, ["python", "async"])
assert db.in_transaction() and not db.new""",
        """\
await with_rows(db)
post = await create_post_with_tags(db, await db.get(User, 1), "No tags", [])
assert post.id == 3 and post.tags == []""",
    ),
    "delete_user": (
        """\
await with_rows(db)
assert await delete_user(db, 1) is True
assert (await count(db, User), await count(db, Post)) == (2, 1)""",
        "await with_rows(db)\nassert await delete_user(db, 99) is False",
    ),
    "delete_post": (
        """\
await with_rows(db)
assert await delete_post(db, 1) is True
assert (await count(db, Post), await count(db, post_tags)) == (1, 1)""",
        "await with_rows(db)\nassert await delete_post(db, 99) is False",
    ),
    "untag_post": (
        """\
await with_rows(db)
assert await untag_post(db, 1, "sql") is True
assert (await count(db, Tag), await count(db, post_tags)) == (2, 2)""",
        """\
await with_rows(db)
assert await untag_post(db, 1, "no such tag") is False
assert await count(db, post_tags) == 3""",
    ),
    "purge_inactive_users": (
        """\
await with_rows(db)
assert await purge_inactive_users(db) == 2
assert await count(db, User) == 1""",
        "assert await purge_inactive_users(db) == 0",
    ),
}


@dataclass(frozen=True, slots=True)
class Learner:
    """One learner of the class.

    Attributes:
        name: Their name.
        answers: For each exercise, the text of their answer.
        right: For each exercise, whether the answer is right.
    """

    name: str
    answers: dict[str, str]
    right: dict[str, bool]


def a_class(count: int = LEARNERS) -> list[Learner]:
    """Make a class. Every third answer is wrong; those of the first learner are all right."""
    return [_learner(number) for number in range(count)]


def _learner(number: int) -> Learner:
    answers: dict[str, str] = {}
    right: dict[str, bool] = {}
    for place, (lesson, exercise) in enumerate(EXERCISES):
        good, bad = _witnesses(lesson, exercise)
        right[exercise] = number == 0 or (number + place) % 3 != 0
        choice = good if right[exercise] else bad
        answers[exercise] = choice[number % len(choice)].path.read_text(encoding="utf-8")
    return Learner(f"learner{number:04}", answers, right)


@cache
def _witnesses(lesson: str, exercise: str) -> tuple[list[Witness], list[Witness]]:
    folder = ROOT / "tests" / "attempts" / lesson / exercise
    every = [read_witness(path) for path in sorted(folder.glob("*.py"))]
    right = [each for each in every if each.outcome == "correct"]
    return right, [each for each in every if each.outcome == "incorrect"]
