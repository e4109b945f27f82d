"""Lesson 05: what delete of CRUDBase must do."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from .attempt import Attempt, NotWritten
from .lesson_05_gadgets import Gadget, Shelf
from .lesson_05_kept import ASK_ANEW, expect_rolled_back
from .lesson_05_refusals import call_method_for_nothing, expect_no_conflict

_NAMES = select(Gadget.id, Gadget.name).order_by(Gadget.id)


async def deletes(attempt: Attempt) -> None:
    crud = attempt.make(Gadget)
    attempt.expect_value(await attempt.call_method(crud, "delete", 9), True)
    await attempt.expect_rows(
        _NAMES,
        [(3, "lamp"), (10, "pump"), (40, "ünit")],
        "After `crud.delete(db, 9)` that row should be gone, and the others be there.",
        next_step="`await db.delete(row)` marks it (without `await` nothing happens); the flush "
        "sends the DELETE.",
    )
    attempt.expect_budget(2)
    attempt.expect_value(
        await call_method_for_nothing(attempt, crud, "delete", 9, asked_for="False"),
        False,
        message="The row was deleted already: `crud.delete` should return False.",
        mistake="always_true",
        next_step="Where there is no row, return False.",
    )
    attempt.expect_value(await attempt.call_method(crud, "delete", 4), False)
    await _deletes_what_is_held(attempt, crud)
    await expect_rolled_back(attempt, crud, 9, name="fan")
    attempt.expect_value(
        await attempt.call_method(crud, "delete", 9),
        True,
        message="The caller rolled back, so row 9 was there again: `crud.delete` should delete it "
        "and return True.",
        mistake="kept_answer",
        next_step=ASK_ANEW,
    )
    await attempt.expect_rows(
        _NAMES,
        [(3, "lamp"), (10, "pump"), (40, "ünit")],
        "The caller rolled back and deleted row 9 again: it should be gone, and no other.",
    )


async def lets_out_what_keeps_a_row(attempt: Attempt) -> None:
    attempt.db.add(Gadget(id=41, name="drill", shelf_id="B2"))
    await attempt.db.flush()
    await expect_no_conflict(
        attempt,
        attempt.make(Shelf),
        "delete",
        "B2",
        though="a gadget is on this shelf, so that the database keeps the row",
    )


async def _deletes_what_is_held(attempt: Attempt, crud: Any) -> None:
    held = await attempt.get(Gadget, 10)
    attempt.expect_value(await attempt.call_method(crud, "delete", 10), True)
    await attempt.expect_rows(
        _NAMES, [(3, "lamp"), (40, "ünit")], "Row 10 should be gone, and no other."
    )
    try:
        ghost = await attempt.call_method(crud, "get", 10)
    except NotWritten:
        return
    attempt.expect(
        ghost is not held,
        "The session held row 10 before it was deleted, and `crud.get(db, 10)` still gives it: an "
        "object without a row.",
        mistake="stale_object",
        next_step="`db.delete(row)` and `delete(self.model)` tell the session; a DELETE of the "
        "table or in `text()` does not.",
    )
