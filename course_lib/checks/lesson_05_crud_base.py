"""Lesson 05: CRUDBase, a class that is checked method by method while it grows."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm.exc import UnmappedInstanceError

from .attempt import Attempt
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_05_gadgets import (
    Gadget,
    Shelf,
    Stock,
    both,
    five_shelves,
    four_gadgets,
    many_shelves,
)
from .lesson_05_refusals import expect_conflict, expect_field_error, expect_no_conflict
from .slips import Slip, expect_objects, expect_received, unordered_backwards

NO_REFRESH = (
    "RETURNING brought back what the database chose, and the other values are yours: is there a "
    "`refresh` or a second SELECT?"
)

_NAMES = select(Gadget.id, Gadget.name).order_by(Gadget.id)
_GADGETS = select(Gadget.id, Gadget.name, Gadget.note, Gadget.pieces).order_by(Gadget.id)


async def _gets(attempt: Attempt) -> None:
    crud = attempt.make(Gadget)
    attempt.expect_object(
        await attempt.call_method(crud, "get", 9), Gadget, id=9, name="fan", pieces=4
    )
    attempt.expect_budget(1)
    missing = await attempt.call_method(crud, "get", 4)
    attempt.expect_none(missing, "no row has this key.")


async def _serves_its_own_model(attempt: Attempt) -> None:
    shelves, gadgets = attempt.make(Shelf), attempt.make(Gadget)
    attempt.expect(
        shelves is not gadgets, "`CRUDBase` gave the same instance twice.", mistake="shared_model"
    )
    shelf = await attempt.call_method(shelves, "get", "B2")
    attempt.expect(
        shelf is None or isinstance(shelf, Shelf),
        "An instance for shelves was made, then one for gadgets, and the first one looked among "
        "the gadgets.",
        mistake="shared_model",
        next_step="The model belongs to the instance: `self.model = model`.",
        came_back=shelf,
    )
    attempt.expect(
        shelf is not None,
        "An instance for shelves was made, then one for gadgets, and the first one no longer "
        "finds a shelf.",
        mistake="shared_model",
        next_step="The model belongs to the instance: `self.model = model`.",
    )
    attempt.expect_object(shelf, Shelf, id="B2", room="room B")
    gadget = await attempt.call_method(gadgets, "get", 3)
    attempt.expect_object(gadget, Gadget, name="lamp")


_SWAPPED = Slip(
    ["C1", "D1"],
    "swapped_numbers",
    "3 rows were skipped and 2 given: it should be the other way round.",
    "`offset(skip)` skips, `limit(limit)` says how many to give.",
)


async def _lists(attempt: Attempt) -> None:
    await unordered_backwards(attempt)
    crud = attempt.make(Shelf)
    rows = await attempt.call_method(crud, "list", skip=2, limit=3)
    unordered = Slip(
        ["D1", "A2", "C1"],
        "no_order",
        "The statement has no order, so the database gave the rows as it liked.",
        "A page needs an order: `order_by` the primary key.",
    )
    expect_objects(attempt, rows, Shelf, ["B2", "C1", "D1"], unordered, _SWAPPED)
    rows = await attempt.call_method(crud, "list", limit=2)
    expect_objects(attempt, rows, Shelf, ["A1", "A2"])
    rows = await attempt.call_method(crud, "list", skip=9)
    expect_objects(attempt, rows, Shelf, [])


async def _lists_a_hundred(attempt: Attempt) -> None:
    crud = attempt.make(Shelf)
    rows = await attempt.call_method(crud, "list")
    keys = [f"S{number:03}" for number in range(1, 131)]
    without_limit = Slip(
        keys,
        "no_limit",
        "The table has 130 rows, and `crud.list(db)` gave all of them; 100 is the most by default.",
        "`limit: int = 100` in the signature, and `.limit(limit)` in the statement.",
    )
    expect_objects(attempt, rows, Shelf, keys[:100], without_limit)


async def _creates(attempt: Attempt) -> None:
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


async def _creates_no_second(attempt: Attempt) -> None:
    crud = attempt.make(Gadget)
    await expect_conflict(attempt, crud, "create", name="fan")
    await attempt.db.rollback()
    await expect_no_conflict(attempt, crud, name=None)


async def _updates(attempt: Attempt) -> None:
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


async def _refuses_fields(attempt: Attempt) -> None:
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


async def _updates_no_second(attempt: Attempt) -> None:
    await expect_conflict(attempt, attempt.make(Gadget), "update", 9, {"name": "lamp"})


async def _deletes(attempt: Attempt) -> None:
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


async def _counts(attempt: Attempt) -> None:
    crud = attempt.make(Gadget)
    attempt.expect_value(await attempt.call_method(crud, "count"), 4)
    expect_received(attempt, 1)
    attempt.expect_value(
        await attempt.call_method(crud, "count", Gadget.pieces == 4),
        2,
        next_step="A row counts if it meets the condition: `.where(*conditions)`.",
    )
    attempt.expect_value(
        await attempt.call_method(crud, "count", Gadget.pieces == 4, Gadget.note == "spare"),
        1,
        message="Two conditions were given, and a row counts only if it meets both.",
        next_step="`.where(*conditions)` takes all of them.",
    )
    attempt.expect_value(await attempt.call_method(crud, "count", Gadget.id > 40), 0)


async def _knows_whether_there_is_one(attempt: Attempt) -> None:
    crud = attempt.make(Gadget)
    several = await attempt.call_method(crud, "exists", Gadget.pieces == 4)
    attempt.expect_value(several, True)
    expect_received(attempt, 1)
    none = await attempt.call_method(crud, "exists", Gadget.pieces == 4, Gadget.note == "bright")
    attempt.expect_value(
        none,
        False,
        message="Two conditions were given, and no row meets both: False.",
        next_step="`.where(*conditions)` takes all of them.",
    )
    without_value = await attempt.call_method(crud, "exists", Gadget.note.is_(None))
    attempt.expect_value(without_value, True)
    attempt.expect_value(
        await attempt.call_method(crud, "exists"),
        True,
        message="Without conditions the question is whether the table has any row: True.",
    )
    shelves = attempt.make(Shelf)
    attempt.expect_value(
        await attempt.call_method(shelves, "exists"),
        False,
        message="This table is empty: `crud.exists(db)` should return False.",
        mistake="always_true",
        next_step="The SELECT inside has to name the model's table.",
    )


crud_base = Exercise(
    name="CRUDBase",
    lesson="05_repository_pattern",
    title="One class for every model",
    asks="Write the methods one after the other; check as often as you like.",
    parameters=("model",),
    transaction=Transaction.FLUSH,
    hints=(
        "Each method is a function that you have written before, with `self.model` in the place "
        "of `User`. Begin with `get`: one line, `db.get`.",
        "`inspect(self.model).primary_key` is the order of `list`; update compares "
        "`values.keys()` with `inspect(self.model).column_attrs.keys()`; `.where(*conditions)` "
        "takes none, one or many.",
        "Put flush and `except IntegrityError` into a method of their own, `_flush(self, db)`, and "
        "call it from create and update: where `error.orig.sqlite_errorname` is "
        '"SQLITE_CONSTRAINT_UNIQUE" it raises `ConflictError(…) from error`, else `raise`.',
    ),
    checks=(
        Check("get finds the row of a key, or None.", _gets, four_gadgets, Stock),
        Check("Each instance serves its own model.", _serves_its_own_model, both, Stock),
        Check("list gives a page, by primary key.", _lists, five_shelves, Stock),
        Check("list gives at most 100 if not told.", _lists_a_hundred, many_shelves, Stock),
        Check("create inserts a row with one statement.", _creates, four_gadgets, Stock),
        Check("create: a taken value is a ConflictError.", _creates_no_second, four_gadgets, Stock),
        Check("update sets what is named, and only that.", _updates, four_gadgets, Stock),
        Check("update: a wrong name is a FieldError.", _refuses_fields, four_gadgets, Stock),
        Check("update: a taken value is a ConflictError.", _updates_no_second, four_gadgets, Stock),
        Check("delete says whether there was a row.", _deletes, four_gadgets, Stock),
        Check("count counts the rows that fit.", _counts, four_gadgets, Stock),
        Check("exists says whether one fits.", _knows_whether_there_is_one, four_gadgets, Stock),
    ),
    praise="It was tried on two models that you have never seen. No method commits, none sends a "
    "statement too many, and a caller meets no driver's error for a taken value.",
    errors=(
        ErrorMessage(
            OperationalError,
            "no such table",
            "fixed_model",
            "The statement went to a table that is not there: the class was made for another "
            "model, and a method names one of its own.",
            "`self.model` in place of `User`.",
        ),
        ErrorMessage(
            UnmappedInstanceError,
            "NoneType",
            "missing_row",
            "There is no row of this key, and the method went on with None.",
            "Look at what `get` gave first: update then returns None, delete False.",
        ),
        ErrorMessage(
            AttributeError,
            "'NoneType' object has no attribute",
            "missing_row",
            "There is no row of this key, and the method went on with None.",
            "Look at what `get` gave first: update then returns None, delete False.",
        ),
    ),
    is_class=True,
    reported=True,
)
