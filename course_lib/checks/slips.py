"""What checks of reading functions state, and the slips that they recognise by what came back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, text
from sqlalchemy import inspect as inspect_object
from sqlalchemy.engine import FilterResult, Result
from sqlalchemy.orm import DeclarativeBase

from .attempt import Attempt, LearnerError
from .diagnose import diagnose
from .differences import Slip, difference
from .errors import first_line
from .unmet import safe_repr


def list_of(attempt: Attempt, result: Any) -> list[Any]:
    """The items of what came back, which must be a list or another sequence."""
    attempt.expect_not_none(result)
    attempt.expect(
        not isinstance(result, Result | FilterResult),
        f"`{attempt.called}` returned a result that nobody has read yet.",
        mistake="unread_result",
        next_step="Read it before you return it: `.all()` makes a list.",
        came_back=type(result).__name__,
    )
    attempt.expect(
        isinstance(result, Sequence) and not isinstance(result, str | bytes | Row),
        f"`{attempt.called}` should return a list, and returned a {type(result).__name__}.",
        mistake="wrong_type",
        next_step="`.all()` makes a list of what a result holds.",
        came_back=result,
    )
    return list(result)


def is_row(value: Any) -> bool:
    return isinstance(value, Row | tuple | list)


def expect_objects(
    attempt: Attempt,
    result: Any,
    model: type[DeclarativeBase],
    ids: Sequence[Any],
    *slips: Slip,
    order: str = "",
    frugal: bool = True,
    spare: int = 0,
) -> None:
    """Expect a list of objects of `model`, their columns loaded: these ids, once, in this order.

    Args:
        attempt: The attempt.
        result: What the function returned.
        model: The class of the objects.
        ids: Their ids.
        slips: Wrong answers that are recognised.
        order: The order in words, such as "by id"; empty where the exercise's text says it.
        frugal: Whether one statement must do, and give no other rows.
        spare: How many other rows it may give: 1 for who asks whether there is a next page.
    """
    _refuse_none_for_empty(attempt, result, ids)
    items = list_of(attempt, result)
    attempt.expect(
        not items or not isinstance(items[0], Row | tuple),
        f"`{attempt.called}` should return {model.__name__} objects, and returned rows.",
        mistake="returned_rows",
        next_step="`await db.scalars(…)` in place of `execute` takes the object out of each row.",
        came_back=items[:1],
    )
    inner = next((item for item in items if isinstance(item, list)), None)
    attempt.expect(
        inner is None,
        f"`{attempt.called}` should return a list of {model.__name__} objects, and what it "
        "returned holds a list in its turn.",
        mistake="wrong_type",
        next_step="Return one list, with the objects in it and nothing beside it.",
        came_back=items,
    )
    others = [item for item in items if type(item) is not model]
    attempt.expect(
        not others,
        f"`{attempt.called}` should return {model.__name__} objects, and the list holds "
        f"{safe_repr(others[0], 60) if others else ''}.",
        mistake="wrong_type",
        next_step=f"`select({model.__name__})` asks for the objects, a column only for its values.",
    )
    for item in items:
        refuse_made_by_hand(attempt, item, model)
        attempt.expect_object(item, model)
    came = [attempt.read(item, "id") for item in items]
    _expect_answer(attempt, came, list(ids), f"the {model.__name__} with id ", order, slips)
    if frugal:
        expect_received(attempt, len(ids) + spare)


def expect_rows(
    attempt: Attempt,
    result: Any,
    expected: Sequence[tuple[Any, ...]],
    *slips: Slip,
    order: str = "",
    frugal: bool = True,
) -> None:
    """Expect rows of these columns, in this order, and no row loaded for nothing.

    Args:
        attempt: The attempt.
        result: What the function returned.
        expected: The rows.
        slips: Wrong answers that are recognised.
        order: The order in words; empty where the exercise's text says it.
        frugal: Whether one statement must do, and give no other rows.
    """
    _refuse_none_for_empty(attempt, result, expected)
    items = list_of(attempt, result)
    width = len(expected[0]) if expected else 0
    columns = {2: "two", 3: "three"}.get(width, "the")
    for item in items if expected else ():
        attempt.expect(
            is_row(item) and len(item) == width,
            f"`{attempt.called}` should return a list of rows with {columns} columns each.",
            mistake="wrong_type",
            next_step=f"Name the {columns} columns in `select(…)`, send it with `db.execute` and "
            "return its `.all()`. (`scalars` keeps the first column only.)",
            expected=expected[0],
            came_back=item,
        )
    came = [tuple(item) if is_row(item) else item for item in items]
    _expect_answer(attempt, came, list(expected), "the row ", order, slips)
    if frugal:
        expect_received(attempt, len(expected))


def refuse_made_by_hand(attempt: Attempt, value: Any, model: type[DeclarativeBase]) -> None:
    """Refuse an object that the function made itself, where one from the database was asked for."""
    attempt.expect(
        type(value) is not model or not inspect_object(value).transient,
        f"The {model.__name__} that came back was made in the function. The session does not know "
        "it, so nothing that a caller changes in it is ever written.",
        mistake="made_by_hand",
        next_step=f"`select({model.__name__})` gives the object itself, where a table or a column "
        "gives values only.",
        came_back=value,
    )


def _refuse_none_for_empty(attempt: Attempt, result: Any, expected: Sequence[Any]) -> None:
    attempt.expect(
        result is not None or bool(expected),
        f"`{attempt.called}` returned None, where an empty list was asked for.",
        mistake="none_for_empty",
        next_step="A list without items is a list, too: return what `.all()` gives, whatever it "
        "holds.",
    )


def _expect_answer(
    attempt: Attempt,
    came: list[Any],
    expected: list[Any],
    what: str,
    order: str,
    slips: Sequence[Slip],
) -> None:
    """Expect these values, each as often, in this order; name the first that is not so."""
    if came == expected:
        attempt.expect(True, "", mistake="")
        return
    slip = next((slip for slip in slips if came == list(slip.answer)), None) or difference(
        attempt.called, came, expected, what, order
    )
    attempt.expect(
        False,
        slip.message,
        mistake=slip.mistake,
        next_step=slip.next_step,
        expected=expected,
        came=came,
    )


def expect_statements(attempt: Attempt, most: int, next_step: str = "") -> None:
    """Expect at most `most` statements; a loop of them, five more at least, is named N+1."""
    sent = sum(each.counted for each in attempt.statements)
    attempt.expect(
        sent < most + 5,
        f"`{attempt.called}` does what is asked, but sends {sent} statements: one more for each "
        "row of the first (N+1).",
        mistake="n_plus_one",
        next_step="Take the `await` out of the loop: let the first statement bring what it asks "
        "for.",
    )
    attempt.expect_budget(most, next_step)


def expect_received(attempt: Attempt, most: int) -> None:
    """Expect that one statement was enough, and that it gave no more rows than are needed."""
    expect_statements(attempt, 1)
    attempt.expect(
        attempt.received <= most,
        f"The result is right, but the database sent {attempt.received} rows, and "
        f"{most or 'none'} would do.",
        mistake="loads_rows",
        next_step="Say it in the statement, so that the database leaves the others where they "
        "are: a condition belongs in `where`, a number of rows in `limit`, a count in "
        "`func.count`.",
    )


async def call_where_nothing_is_found(
    attempt: Attempt, *arguments: Any, asked_for: str, next_step: str = ""
) -> Any:
    """Call the function where it finds nothing, which is an answer and no error.

    Args:
        attempt: The attempt.
        arguments: What to call with, the session left out.
        asked_for: What it is to give, such as "None".
        next_step: What to try next where it raises.
    """
    try:
        return await attempt.call(*arguments)
    except LearnerError as raised:
        refuse_raising_for_nothing(attempt, raised, asked_for, next_step)
        raise


def refuse_raising_for_nothing(
    attempt: Attempt, raised: LearnerError, asked_for: str, next_step: str = ""
) -> None:
    """Refuse an error where nothing is found, unless it has a meaning of its own.

    Args:
        attempt: The attempt.
        raised: What the call raised.
        asked_for: What it was to give, such as "None".
        next_step: What to try next.
    """
    error = raised.__cause__
    if not isinstance(error, Exception) or diagnose(error) or attempt.explains(error):
        return
    attempt.expect(
        isinstance(error, AttributeError | NameError),  # a slip of the pen speaks for itself
        f"`{attempt.called}` raised {type(error).__name__}, where {asked_for} was asked for.",
        mistake="raised_for_nothing",
        next_step=next_step
        or "That nothing is there is an answer, which the caller may well expect: return it.",
        raised=first_line(error),
    )


NO_ORDER = (
    "no_order",
    "The statement has no order, so the database gave the rows as it liked: backwards, this time.",
    "Say it: `order_by(User.id)`.",
)


async def unordered_backwards(attempt: Attempt) -> None:
    """Let the database give rows without an ORDER BY in another order than usual, as it may."""
    await attempt.db.execute(text("PRAGMA reverse_unordered_selects = ON"))
