"""Lesson 05: what the writing methods of CRUDBase must do: create, update and delete."""

from __future__ import annotations

from sqlalchemy import select

from .attempt import Attempt
from .lesson_05_gadgets import Gadget
from .lesson_05_refusals import expect_conflict, expect_field_error, expect_no_conflict

NO_REFRESH = (
    "RETURNING brought back what the database chose, and the other values are yours: is there a "
    "`refresh` or a second SELECT?"
)

_NAMES = select(Gadget.id, Gadget.name).order_by(Gadget.id)
_GADGETS = select(Gadget.id, Gadget.name, Gadget.note, Gadget.pieces).order_by(Gadget.id)


async def creates(attempt: Attempt) -> None:
    crud = attempt.make(Gadget)
    gadget = await attempt.call_method(crud, "create", name="drill", note="loud")
    await attempt.expect_rows(
        select(Gadget.name, Gadget.note, Gadget.pieces).where(Gadget.id > 40),
        [("drill", "loud", 5)],
        "The table should hold one new row, with these values.",
        next_step="`self.model(**values)` hands every value on; `db.add` and a flush send it.",
    )
    attempt.expect_object(gadget, Gadget, id=41, name="drill", note="loud", pieces=5)
    attempt.expect_budget(1, NO_REFRESH)


async def creates_no_second(attempt: Attempt) -> None:
    crud = attempt.make(Gadget)
    await expect_conflict(attempt, crud, "create", name="fan")
    await attempt.db.rollback()
    await expect_no_conflict(attempt, crud, name=None)


async def updates(attempt: Attempt) -> None:
    crud = attempt.make(Gadget)
    gadget = await attempt.call_method(crud, "update", 9, {"note": None, "pieces": 0})
    stored = await attempt.rows(select(Gadget.note, Gadget.pieces).where(Gadget.id == 9))
    attempt.expect(
        stored not in ([("spins", 0)], [("spins", 4)]),
        f"`{attempt.called}` left out a value that is None or 0. The caller named it, so it is to "
        "be stored.",
        mistake="skipped_values",
        next_step="Set every value of the dict: a field that is to stay is not in it.",
    )
    await attempt.expect_rows(
        _GADGETS,
        [
            (3, "lamp", "bright", 2),
            (9, "fan", None, 0),
            (10, "pump", None, 0),
            (40, "ünit", "spare", 4),
        ],
        f"`{attempt.called}` should change two fields of one row, and nothing else.",
    )
    attempt.expect_object(gadget, Gadget, id=9, name="fan", note=None, pieces=0)
    attempt.expect_budget(2, f"One SELECT and one UPDATE are enough. {NO_REFRESH}")
    missing = await attempt.call_method(crud, "update", 4, {"note": "lost"})
    attempt.expect_none(missing, "no row has this key.")


async def refuses_fields(attempt: Attempt) -> None:
    crud = attempt.make(Gadget)
    await expect_field_error(
        attempt,
        crud,
        9,
        {"pieces": 1, "nmae": "fan 2"},
        _GADGETS,
        message="Gadget has no field `nmae`, and update took it without a word: the caller "
        "believes that it was saved.",
        mistake="unknown_field_accepted",
        next_step="`inspect(self.model).column_attrs.keys()` are the names that there are: "
        "`raise FieldError(…)` for any other, before you set anything.",
    )
    await expect_field_error(
        attempt,
        crud,
        9,
        {"pieces": 1, "id": 99},
        _GADGETS,
        message="update took a new primary key: row 9 is now row 99, and whoever knew it as 9 has "
        "lost it.",
        mistake="key_accepted",
        next_step="Take the names of `inspect(self.model).primary_key` out of those that may be "
        "set, and `raise FieldError(…)`.",
    )
    await expect_field_error(
        attempt,
        crud,
        9,
        {"metadata": "aluminium"},
        _GADGETS,
        message="`metadata` is an attribute of every model, but no column, and update took it.",
        mistake="unknown_field_accepted",
        next_step="`hasattr` finds more than columns: compare with "
        "`inspect(self.model).column_attrs.keys()`.",
    )


async def updates_no_second(attempt: Attempt) -> None:
    await expect_conflict(attempt, attempt.make(Gadget), "update", 9, {"name": "lamp"})


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
        await attempt.call_method(crud, "delete", 9),
        False,
        message="The row was deleted already: `crud.delete` should return False.",
        mistake="always_true",
        next_step="Where there is no row, return False.",
    )
    attempt.expect_value(await attempt.call_method(crud, "delete", 4), False)
