"""Lesson 05: what a class must not keep from one call for the next: objects, rows and answers."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Executable
from sqlalchemy import inspect as inspect_object

from .attempt import Attempt, NotWritten
from .lesson_05_gadgets import Gadget

_COLUMNS = frozenset(Gadget.__table__.columns.keys())

ASK_ANEW = (
    "Ask `db` in each call, and keep no rows on the instance or the class: the session remembers "
    "what it holds by itself, and knows when that has ended."
)


async def another_session(attempt: Attempt, *changes: Executable) -> None:
    """End the caller's session without a commit, and begin another.

    Args:
        attempt: The attempt.
        changes: What somebody else has changed and committed in between.
    """
    await attempt.db.close()
    attempt.db = attempt.new_session()
    for change in changes:
        await attempt.db.execute(change)
    await attempt.db.commit()


def expect_another_object(attempt: Attempt, row: Any, *earlier: Any) -> None:
    """Expect that a row in a second session is not an object that the first one gave."""
    attempt.expect(
        all(row is not each for each in earlier),
        f"A second session was begun, and `{attempt.called}` gave it an object of the first, which "
        "has ended: nothing that the caller changes in it is ever saved.",
        mistake="kept_object",
        next_step=ASK_ANEW,
        came_back=row,
    )


def expect_fresh(attempt: Attempt, row: Any, **values: Any) -> None:
    """Expect the values that the table has now, where an earlier session has read others."""
    held = inspect_object(row).dict
    attempt.expect(
        all(held.get(name, value) == value for name, value in values.items()),
        f"Somebody else has changed the row since an earlier session read it, and "
        f"`{attempt.called}` gives what it was.",
        mistake="stale_row",
        next_step=ASK_ANEW,
        came_back={name: held.get(name) for name in values},
    )


def expect_fresh_answer(attempt: Attempt, answer: Any, earlier: Any, expected: Any) -> None:
    """Expect what holds now, where the same call gave another answer before."""
    attempt.expect(
        type(answer) is not type(earlier) or answer != earlier,
        f"`{attempt.called}` gave {earlier!r} before. Somebody else has changed the table since "
        "then, and the answer is still the same.",
        mistake="kept_answer",
        next_step=ASK_ANEW,
        expected=expected,
        came_back=answer,
    )
    attempt.expect_value(answer, expected)


def expect_found(attempt: Attempt, row: Any) -> None:
    """Expect the row that somebody else has inserted since an earlier session looked for it."""
    attempt.expect(
        row is not None,
        f"There was no such row when an earlier session asked. Somebody else has inserted it since "
        f"then, and `{attempt.called}` still gives None.",
        mistake="kept_answer",
        next_step=ASK_ANEW,
    )


async def expect_rolled_back(attempt: Attempt, crud: Any, key: Any, **values: Any) -> None:
    """Roll back, as the caller may, and expect `get` to give the gadget as it was before.

    Where `get` is still blank, nothing is expected.

    Args:
        attempt: The attempt.
        crud: What the learner's class gave.
        key: The key of the row.
        values: What the row had before; none where there was no such row.
    """
    done = attempt.called
    await attempt.db.rollback()
    try:
        row = await attempt.call_method(crud, "get", key)
    except NotWritten:
        return
    rolled_back = f"After `{done}` the caller rolled back"
    attempt.expect(
        row is None or bool(values),
        f"{rolled_back}, so the row is gone, and `{attempt.called}` still gives it.",
        mistake="kept_object",
        next_step=ASK_ANEW,
        came_back=row,
    )
    if not values:
        return
    attempt.expect(
        row is not None,
        f"{rolled_back}, so the row is there as before, and `{attempt.called}` gave None.",
        mistake="kept_answer",
        next_step=ASK_ANEW,
    )
    empty = type(row) is Gadget and inspect_object(row).unloaded & _COLUMNS
    attempt.expect(
        not empty,
        f"{rolled_back}, which empties the objects of the session, and `{attempt.called}` gave the "
        "empty object: a caller who reads it gets MissingGreenlet. It was kept, and the session "
        "was not asked for it.",
        mistake="kept_object",
        next_step=ASK_ANEW,
    )
    attempt.expect_object(row, Gadget, **values)
