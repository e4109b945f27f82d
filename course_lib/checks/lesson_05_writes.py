"""Lesson 05: what create and update of CRUDBase must do."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from course_lib.app import CRUDError

from .attempt import Attempt, LearnerError
from .lesson_05_gadgets import Gadget, Shelf
from .lesson_05_kept import (
    another_session,
    expect_another_object,
    expect_rolled_back,
)
from .lesson_05_refusals import (
    call_method_for_nothing,
    expect_conflict,
    expect_field_error,
    expect_no_conflict,
)

_INSERT_ALONE = (
    "The INSERT says by itself whether a value is taken, and its RETURNING brings back what the "
    "database chose: no SELECT before it, no `refresh` after it. (`merge` asks first.)"
)

_NEW = select(Gadget.name, Gadget.note, Gadget.pieces).where(Gadget.id > 40).order_by(Gadget.id)
_GADGETS = select(Gadget.id, Gadget.name, Gadget.note, Gadget.pieces).order_by(Gadget.id)


async def creates(attempt: Attempt) -> None:
    crud = attempt.make(Gadget)
    gadget = await attempt.call_method(crud, "create", name="drill", note="loud")
    await attempt.expect_rows(
        _NEW,
        [("drill", "loud", 5)],
        "The table should hold one new row, with these values.",
        next_step="`self.model(**values)` hands every value on; `db.add` and a flush send it.",
    )
    attempt.expect_object(gadget, Gadget, id=41, name="drill", note="loud", pieces=5)
    attempt.expect_budget(1, _INSERT_ALONE)
    await attempt.call_method(crud, "create", name="nut", note="", pieces=0)
    await attempt.expect_rows(
        _NEW,
        [("drill", "loud", 5), ("nut", "", 0)],
        f"`{attempt.called}` should store what it is given: an empty text and 0 are values, too.",
        mistake="skipped_values",
        next_step="Hand on every value: `self.model(**values)`.",
    )
    shelf = await attempt.call_method(attempt.make(Shelf), "create", id="E5", room="attic")
    attempt.expect_object(shelf, Shelf, id="E5", room="attic")
    attempt.expect_budget(1, _INSERT_ALONE)
    await expect_rolled_back(attempt, crud, 41)


async def creates_no_second(attempt: Attempt) -> None:
    crud = attempt.make(Gadget)
    await expect_conflict(attempt, crud, "create", name="fan")
    await attempt.db.rollback()
    refusals: list[dict[str, Any]] = [
        {"name": None},
        {"name": "saw", "pieces": -1},
        {"name": "saw", "shelf_id": "Z"},
    ]
    for refused in refusals:
        await expect_no_conflict(attempt, crud, "create", **refused)
        await attempt.db.rollback()
    shelves = attempt.make(Shelf)
    await expect_conflict(attempt, shelves, "create", field="id", id="B2", room="attic")


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
    attempt.expect_budget(
        2, "One SELECT and one UPDATE are enough: the values that you have set need no `refresh`."
    )
    missing = await call_method_for_nothing(attempt, crud, "update", 4, {"note": "lost"})
    attempt.expect_none(missing, "no row has this key.")
    await _updates_what_is_held(attempt, crud)
    await expect_rolled_back(attempt, crud, 9, note="spins", pieces=4)
    await _updates_in_another_session(attempt, crud, gadget)


async def _updates_what_is_held(attempt: Attempt, crud: Any) -> None:
    held = await attempt.get(Gadget, 3)
    gadget = await attempt.call_method(crud, "update", 3, {"note": "hums"})
    attempt.expect_object(gadget, Gadget)
    attempt.expect(
        gadget.note == "hums",
        f"The session held row 3 before `{attempt.called}`, and the object that came back shows "
        "the old value.",
        mistake="stale_object",
        next_step="Set the values of the object, or let `update(self.model)` bring its objects in "
        "line, as it does by default; an UPDATE of the table or in `text()` does not.",
        came_back=gadget.note,
    )
    attempt.expect(
        held in attempt.db,
        "The session held row 3, and the call took the object out of it.",
        mistake="detached",
        next_step="Change the object that the session holds.",
    )
    before = await attempt.rows(_GADGETS)
    try:
        gadget = await attempt.call_method(crud, "update", 3, {})
    except LearnerError as raised:
        name = type(raised.__cause__).__name__
        attempt.expect(
            not isinstance(raised.__cause__, SQLAlchemyError),
            f"No field was named, and `{attempt.called}` raised {name}: an UPDATE needs something "
            "to set.",
            mistake="empty_update",
            next_step="A field that is not named stays as it is: where none is, return the row.",
        )
        attempt.expect(
            not isinstance(raised.__cause__, ValueError | CRUDError),
            f"No field was named, and `{attempt.called}` raised {name}: it should give the row "
            "unchanged.",
            mistake="empty_update",
            next_step="A field that is not named stays as it is: where none is, return the row.",
        )
        raise
    attempt.expect(
        gadget is not None,
        "No field was named, and the row is there: it should come back as it is, and None came.",
        mistake="empty_is_missing",
        next_step="None means that there is no such row.",
    )
    attempt.expect_object(gadget, Gadget, id=3, note="hums", pieces=2)
    await attempt.expect_rows(_GADGETS, before, "No field was named, and yet a row was changed.")


async def _updates_in_another_session(attempt: Attempt, crud: Any, earlier: Gadget) -> None:
    await another_session(attempt)
    gadget = await attempt.call_method(crud, "update", 9, {"pieces": 6})
    expect_another_object(attempt, gadget, earlier)
    attempt.expect_object(gadget, Gadget, id=9, note="spins", pieces=6)
    await attempt.expect_rows(
        select(Gadget.pieces).where(Gadget.id == 9),
        [(6,)],
        f"`{attempt.called}`, called in a second session, should change the row.",
    )


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
        message="`id` is the primary key, and update raised no FieldError for it. If it was set, "
        "whoever knew row 9 has lost it; if it was dropped, the caller believes that it was saved.",
        mistake="key_accepted",
        next_step="Take the names of `inspect(self.model).primary_key` out of those that may be "
        "set, and `raise FieldError(…)`.",
    )
    await expect_field_error(
        attempt,
        crud,
        9,
        {"pieces": 1, "id": 9},
        _GADGETS,
        message="`id` is the primary key, and update raised no FieldError for it. It has the value "
        "of the row here: the name decides, not the value.",
        mistake="key_accepted",
        next_step="Look at the names alone: `values.keys()`.",
    )
    for name, what in (
        ("metadata", "an attribute of every model"),
        ("describe", "a method of Gadget"),
        ("shelf", "a relationship of Gadget"),
    ):
        await expect_field_error(
            attempt,
            crud,
            9,
            {name: None},
            _GADGETS,
            message=f"`{name}` is {what}, but no column, and update took it.",
            mistake="unknown_field_accepted",
            next_step="`hasattr` finds more than columns, and so does `attrs` of the mapper: "
            "compare with `inspect(self.model).column_attrs.keys()`.",
        )


async def updates_no_second(attempt: Attempt) -> None:
    crud = attempt.make(Gadget)
    await expect_conflict(attempt, crud, "update", 9, {"name": "lamp"})
    await attempt.db.rollback()
    await expect_no_conflict(attempt, crud, "update", 9, {"name": None})
