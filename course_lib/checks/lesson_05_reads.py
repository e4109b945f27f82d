"""Lesson 05: what the reading methods of CRUDBase must do: get, list, count and exists."""

from __future__ import annotations

from .attempt import Attempt
from .lesson_05_gadgets import Gadget, Shelf
from .slips import Slip, expect_objects, expect_received, unordered_backwards


async def gets(attempt: Attempt) -> None:
    crud = attempt.make(Gadget)
    attempt.expect_object(
        await attempt.call_method(crud, "get", 9), Gadget, id=9, name="fan", pieces=4
    )
    attempt.expect_budget(1)
    missing = await attempt.call_method(crud, "get", 4)
    attempt.expect_none(missing, "no row has this key.")


async def serves_its_own_model(attempt: Attempt) -> None:
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


async def lists(attempt: Attempt) -> None:
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


async def lists_a_hundred(attempt: Attempt) -> None:
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


async def counts(attempt: Attempt) -> None:
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


async def knows_whether_there_is_one(attempt: Attempt) -> None:
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
