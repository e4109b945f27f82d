"""Lesson 05: UserCRUD, a subclass of the learner's own CRUDBase."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from course_lib.app import Base, User

from .attempt import Attempt, LearnerError, NotWritten
from .errors import first_line
from .exercise import Check, Exercise, Transaction
from .lesson_02_rows import a_user
from .slips import expect_received
from .unmet import Unmet


def three_users() -> Sequence[Base]:
    """One of them inactive; an address that a pattern would find twice."""
    return [
        a_user(4, "ana", "ana@example.org"),
        a_user(7, "joana", "joana@example.org", active=False),
        a_user(11, "zoë", "z_e@example.org"),
    ]


async def _finds_by_email(attempt: Attempt) -> None:
    crud = attempt.make(User)
    user = await attempt.call_method(crud, "get_by_email", "ana@example.org")
    attempt.expect_object(user, User, id=4, username="ana")
    expect_received(attempt, 1)
    user = await attempt.call_method(crud, "get_by_email", "joana@example.org")
    attempt.expect(
        user is not None,
        "joana has this address, is inactive, and was not found.",
        mistake="active_only",
        next_step="Look for the address alone.",
    )
    attempt.expect_object(user, User, id=7)


async def _answers_none(attempt: Attempt) -> None:
    crud = attempt.make(User)
    for email in ("nobody@example.org", "an_@example.org", "ana"):
        user = await attempt.call_method(crud, "get_by_email", email)
        attempt.expect_none(user, "nobody has exactly this address.", mistake="found_another")


async def _inherits(attempt: Attempt) -> None:
    crud = attempt.make(User)
    bases = [each for each in type(crud).__mro__[1:] if each.__name__ == "CRUDBase"]
    attempt.expect(
        bool(bases) or hasattr(crud, "get"),
        "UserCRUD has none of CRUDBase's methods.",
        mistake="no_base",
        next_step="Begin it with `class UserCRUD(CRUDBase[User]):`.",
    )
    user = await _inherited(attempt, crud, "get", 7)
    attempt.expect_object(user, User, username="joana")
    attempt.expect_value(await _inherited(attempt, crud, "count"), 3)


async def _inherited(attempt: Attempt, crud: Any, method: str, *arguments: Any) -> Any:
    """Call a method that comes from the learner's CRUDBase, and say so where it does not work."""
    try:
        came = await attempt.call_method(crud, method, *arguments)
        attempt.expect_not_none(came)
    except NotWritten:
        raise _unfinished(method, "is still to be written") from None
    except Unmet as unmet:
        raise _unfinished(method, f"does not work yet ({unmet.message})") from None
    except LearnerError as raised:
        assert raised.__cause__ is not None
        error = first_line(raised.__cause__)
        raise _unfinished(method, f"does not work yet ({error})") from None
    return came


def _unfinished(method: str, how: str) -> Unmet:
    return Unmet(
        f"`get_by_email` is right. UserCRUD inherits the rest from your CRUDBase, and its "
        f"`{method}` {how}.",
        mistake="unfinished_base",
        next_step="Finish CRUDBase in the exercise above, `check(CRUDBase)`. Run its cell, then "
        "the cell of UserCRUD again: a class keeps the base that it was made with.",
    )


user_crud = Exercise(
    name="UserCRUD",
    lesson="05_repository_pattern",
    title="What only users need",
    asks="Derive it from your CRUDBase and write `get_by_email`, which returns the user with this "
    "address, or None.",
    parameters=("model",),
    transaction=Transaction.READ,
    hints=(
        "`get`, `list` and the others are there already: only `get_by_email` is to be written.",
        "It may name `User` and `User.email`, because this class is for users only. `db.scalar` "
        "gives one object or None.",
    ),
    checks=(
        Check("get_by_email finds the user.", _finds_by_email, three_users),
        Check("Without one, None comes back.", _answers_none, three_users),
        Check("The other methods are inherited.", _inherits, three_users),
    ),
    praise="One method was new, and seven came with the base.",
    is_class=True,
    may_use=("CRUDBase",),
)
