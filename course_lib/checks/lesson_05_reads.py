"""Lesson 05: what the reading methods of CRUDBase must do: get, list, count and exists."""

from __future__ import annotations

import inspect
from typing import Any

from sqlalchemy import delete, insert, update

from .attempt import Attempt
from .lesson_05_gadgets import Gadget, Shelf
from .lesson_05_kept import (
    another_session,
    expect_another_object,
    expect_found,
    expect_fresh,
    expect_fresh_answer,
    expect_rolled_back,
)
from .lesson_05_refusals import call_method_for_nothing
from .slips import Slip, expect_objects, expect_received, list_of, unordered_backwards


async def gets(attempt: Attempt) -> None:
    crud = attempt.make(Gadget)
    gadget = await attempt.call_method(crud, "get", 9)
    attempt.expect_object(gadget, Gadget, id=9, name="fan", pieces=4)
    attempt.expect_budget(1)
    expect_received(attempt, 1)
    missing = await call_method_for_nothing(attempt, crud, "get", 4)
    attempt.expect_none(missing, "no row has this key.")
    zero = await attempt.call_method(crud, "get", 0)
    attempt.expect(
        zero is not None,
        "A row has the key 0, and `crud.get(db, 0)` returned None.",
        mistake="zero_is_missing",
        next_step="0 is a key like any other, though `if not id` takes it for none: leave the "
        "question to the database.",
    )
    attempt.expect_object(zero, Gadget, id=0)
    await _gets_anew(attempt, crud, gadget)


async def _gets_anew(attempt: Attempt, crud: Any, earlier: Gadget) -> None:
    """Ask again for row 9, which was found, and for row 4, which was not."""
    await expect_rolled_back(attempt, crud, 9, pieces=4)
    await another_session(
        attempt,
        update(Gadget).where(Gadget.id == 9).values(pieces=7),
        insert(Gadget).values(id=4, name="saw"),
    )
    gadget = await attempt.call_method(crud, "get", 9)
    expect_another_object(attempt, gadget, earlier)
    attempt.expect_object(gadget, Gadget, id=9)
    expect_fresh(attempt, gadget, pieces=7)
    saw = await attempt.call_method(crud, "get", 4)
    expect_found(attempt, saw)
    attempt.expect_object(saw, Gadget, id=4, name="saw")


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


_UNORDERED = Slip(
    ["A1", "D1", "A2"],
    "no_order",
    "The statement has no order, so the database gave the rows as it liked.",
    "A page needs an order: `order_by` the primary key.",
)
_SWAPPED = Slip(
    ["C1"],
    "swapped_numbers",
    "3 rows were skipped and 1 given: it should be the other way round.",
    "`offset(skip)` skips, `limit(limit)` says how many to give.",
)
_SWAPPED_PARAMETERS = Slip(
    ["C1"],
    "swapped_parameters",
    "Called without names, `list` takes the first number for `limit` and the second for `skip`: "
    "its `def` has them in another order than the exercise.",
    "`async def list(self, db, skip=0, limit=100)`: a caller who writes `users.list(db, 1, 3)` "
    "relies on that order.",
)
_ONE_MORE = Slip(
    ["B2", "C1", "D1"],
    "off_by_one",
    "1 row was to be skipped, and 2 were.",
    "`skip` counts rows: `.offset(skip)`.",
)
_PAGES = Slip(
    ["C1", "D1"],
    "skips_pages",
    "1 row was to be skipped, and 3 were: `skip` pages of `limit` rows.",
    "`skip` counts rows: `.offset(skip)`.",
)
_TOO_FEW = Slip(
    ["A2", "B2"],
    "limit_less_skip",
    "3 rows were asked for after the first, and 2 came: `limit` does not say where to end.",
    "`limit` counts the rows that come, whatever was skipped: `.limit(limit)`.",
)
_ALL_FOR_NONE = Slip(
    ["A1", "A2", "B2", "C1", "D1"],
    "zero_is_missing",
    "`limit=0` asks for no row, and all came.",
    "`if limit` and `limit or 100` take 0 for not given: the default in the signature is enough.",
)
_BACKWARDS = Slip(
    ["C1", "B2", "A2"],
    "backwards",
    "The rows come from the highest key down.",
    "`order_by` without `desc()` begins with the lowest.",
)


def _takes_positions(crud: Any) -> bool:
    """Whether `skip` and `limit` may be given without their names. A `*` before them says no."""
    try:
        known = inspect.signature(crud.list).parameters
    except (TypeError, ValueError):
        return False
    kinds = [known[each].kind for each in ("skip", "limit") if each in known]
    return kinds == [inspect.Parameter.POSITIONAL_OR_KEYWORD] * 2


async def lists(attempt: Attempt) -> None:
    await unordered_backwards(attempt)
    crud = attempt.make(Shelf)
    rows = await attempt.call_method(crud, "list", skip=1, limit=3)
    slips = (_UNORDERED, _SWAPPED, _ONE_MORE, _PAGES, _TOO_FEW, _BACKWARDS)
    expect_objects(attempt, rows, Shelf, ["A2", "B2", "C1"], *slips)
    first = list(rows)
    if _takes_positions(crud):
        rows = await attempt.call_method(crud, "list", 1, 3)
        expect_objects(attempt, rows, Shelf, ["A2", "B2", "C1"], _SWAPPED_PARAMETERS)
    rows = await attempt.call_method(crud, "list", limit=2)
    expect_objects(attempt, rows, Shelf, ["A1", "A2"])
    rows = await attempt.call_method(crud, "list", skip=9)
    expect_objects(attempt, rows, Shelf, [])
    rows = await attempt.call_method(crud, "list", limit=0)
    expect_objects(attempt, rows, Shelf, [], _ALL_FOR_NONE)
    await another_session(attempt, insert(Shelf).values(id="A3", room="room A"))
    rows = await attempt.call_method(crud, "list", skip=1, limit=3)
    for row in list_of(attempt, rows):
        expect_another_object(attempt, row, *first)
    expect_objects(attempt, rows, Shelf, ["A2", "A3", "B2"])


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
    rows = await attempt.call_method(crud, "list", limit=120)
    capped = Slip(
        keys[:100],
        "limit_capped",
        "120 rows were asked for, and 100 came: 100 is what counts where nobody asks.",
        "The default in the signature is enough: `.limit(limit)`, without `min`.",
    )
    expect_objects(attempt, rows, Shelf, keys[:120], capped)


async def counts(attempt: Attempt) -> None:
    crud = attempt.make(Gadget)
    attempt.expect_value(
        await attempt.call_method(crud, "count"),
        4,
        next_step="Without conditions all rows count: `select(func.count())` with "
        "`.select_from(self.model)`. Without the second it asks no table, and `func.count(column)` "
        "leaves out rows where that column is NULL.",
    )
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
    attempt.expect_value(await attempt.call_method(attempt.make(Shelf), "count"), 0)
    await another_session(attempt, delete(Gadget).where(Gadget.id == 3))
    expect_fresh_answer(attempt, await attempt.call_method(crud, "count"), 4, 3)


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
    for condition in (Gadget.note.is_(None), Gadget.pieces == 0, Gadget.id == 0):
        falsy = await attempt.call_method(crud, "exists", condition)
        attempt.expect_value(
            falsy,
            True,
            message=f"A row meets the condition, and `{attempt.called}` returned {falsy!r}.",
            mistake="zero_is_missing",
            next_step="A row is there whatever its values are, a key of 0 or a NULL: ask for the "
            "row, not for one of its values.",
        )
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
    await another_session(attempt, delete(Gadget).where(Gadget.pieces == 4))
    again = await attempt.call_method(crud, "exists", Gadget.pieces == 4)
    expect_fresh_answer(attempt, again, True, False)
