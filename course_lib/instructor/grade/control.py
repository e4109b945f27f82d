"""A negative control: what must fail is judged beside each answer that passes.

An answer is judged in the process that it runs in. Code that has the checker take anything for
right, and covers its tracks before anybody looks, is right on any rows.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import DeclarativeBase, Session

from course_lib.app import Base
from course_lib.checks.database import Rows
from course_lib.checks.exercise import Check, Exercise, no_rows
from course_lib.checks.judge import judge
from course_lib.checks.program import Program
from course_lib.checks.registry import EXERCISES
from course_lib.checks.trial import broke_off
from course_lib.classroom.sample_data import sample_objects

SECONDS = 0.5  # on other rows a right answer may never end, which is no matter

# Their checks bring rows of their own, or judge what a test sees, so that other rows in the
# database are no matter: an empty answer stands in for the learner's.
ROWS_DO_NOT_MATTER = frozenset(
    {
        "TestUserCRUD", "capstone", "count_tables", "fetch_profile", "isolated_db",
        "test_create_user", "test_list_users", "test_missing_user", "test_posts_with_authors",
        "test_taken_email",
    }
)  # fmt: skip
# Their checks look rows up, and break off where there are none: these keep their keys.
ROWS_ARE_LOOKED_UP = frozenset(
    {
        "add_view",
        "change_email",
        "create_post_with_tags",
        "deactivate_users",
        "feed_line",
        "rename_user",
    }
)


def passes_for_nothing(exercise: Exercise, answer: Any) -> str:
    """What passes the checks of an exercise though it must fail, as a sentence; empty: nothing.

    Args:
        exercise: The exercise.
        answer: What has passed them.
    """
    if exercise.name in ROWS_DO_NOT_MATTER:
        passes = judge(exercise, hollow(exercise), seconds=SECONDS).correct
        return "An empty answer passed too: the code changed what judges it." if passes else ""
    verdict = judge(on_other_rows(exercise), answer, seconds=SECONDS)
    if broke_off(verdict):  # it went on with what it must have found fault with
        return f"On other rows nothing was found fault with: {verdict.message}"
    if not verdict.correct:
        return ""
    return (
        "It passed once more on other rows, where no right answer can: it changed what judges it, "
        "or it answers without asking the database."
    )


def on_other_rows(exercise: Exercise) -> Exercise:
    """The exercise with other rows in each check's database than the check expects."""
    return _on_other_rows(exercise.name)


@cache  # by its name: to hash all that an exercise holds takes longer than to look it up
def _on_other_rows(name: str) -> Exercise:
    exercise = EXERCISES[name]
    looked_up = name in ROWS_ARE_LOOKED_UP
    checks = (each for each in exercise.checks if each.base is Base)
    own = (each.data for each in checks if each.data is not no_rows)
    some: Rows = next(own, sample_objects)
    return replace(
        exercise, checks=tuple(_with_other_rows(each, some, looked_up) for each in exercise.checks)
    )


def _with_other_rows(check: Check, some: Rows, looked_up: bool) -> Check:
    if check.data is no_rows:
        return replace(check, data=some) if check.base is Base else check
    return replace(check, data=partial(_with_other_values, check.data) if looked_up else no_rows)


def _with_other_values(data: Rows) -> list[DeclarativeBase]:
    """The rows that `data` gives, with their keys, but other values in every other column."""
    with Session() as session:  # which knows the objects that hang on those
        session.add_all(data())
        rows = list(session.new)
        session.expunge_all()
    for row in rows:
        for attribute in inspect(type(row)).column_attrs:
            (column,) = attribute.columns
            value = getattr(row, attribute.key)
            if not (column.primary_key or column.foreign_keys):
                setattr(row, attribute.key, _another(value))
    return rows


def _another(value: Any) -> Any:
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case str():
            return f"another {value}"
        case _:
            return value


def hollow(exercise: Exercise) -> Any:
    """An answer that does nothing."""
    if exercise.names:
        return Program({})
    if exercise.is_class:
        made = {"__init__": lambda self, *_arguments: None, "__module__": "__attempt__"}
        return type(exercise.name, (), made)

    async def hollow(*_arguments: Any, **_options: Any) -> None:
        return None

    hollow.__module__ = "__attempt__"  # what stands in a module of the course is not judged
    return hollow
