"""Lesson 05: UserCRUD, a subclass of the learner's own CRUDBase."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import update
from sqlalchemy.exc import OperationalError

from course_lib.app import Base, User

from .attempt import Attempt, LearnerError, NotWritten
from .errors import first_line
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_02_rows import a_user
from .lesson_05_kept import ASK_ANEW, another_session, expect_another_object
from .lesson_05_refusals import call_method_for_nothing
from .slips import expect_received
from .unmet import Unmet


def five_users() -> Sequence[Base]:
    """One of them inactive; addresses that a pattern or another case would find twice."""
    return [
        a_user(4, "ana", "ana@example.org"),
        a_user(7, "joana", "joana@example.org", active=False),
        a_user(11, "zoë", "z_e@example.org"),
        a_user(12, "Bo", "Bo@Example.org"),
        a_user(15, "o'neill", "o'neill@example.org"),
    ]


async def _finds_by_email(attempt: Attempt) -> None:
    crud = attempt.make(User)
    user = await attempt.call_method(crud, "get_by_email", "ana@example.org")
    attempt.expect(
        user is not None,
        f"ana has this address, and `{attempt.called}` returned None.",
        mistake="returned_nothing",
        next_step="Is there a `return`? Is it `User.email` that is compared, with `==`?",
    )
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
    user = await attempt.call_method(crud, "get_by_email", "Bo@Example.org")
    attempt.expect(
        user is not None,
        "Bo has exactly this address, with its capital letters, and was not found.",
        mistake="changed_case",
        next_step="Compare with the address as it was given.",
    )
    attempt.expect_object(user, User, id=12)
    user = await attempt.call_method(crud, "get_by_email", "o'neill@example.org")
    attempt.expect_object(user, User, id=15)
    await _asks_anew(attempt, crud, user)


async def _asks_anew(attempt: Attempt, crud: Any, earlier: User) -> None:
    """Ask for an address in a second session, and for one that another user has by then."""
    await another_session(
        attempt,
        update(User).where(User.id == 4).values(email="ana.lee@example.org"),
        update(User).where(User.id == 11).values(email="ana@example.org"),
    )
    user = await attempt.call_method(crud, "get_by_email", "o'neill@example.org")
    expect_another_object(attempt, user, earlier)
    attempt.expect_object(user, User, id=15)
    user = await attempt.call_method(crud, "get_by_email", "ana@example.org")
    attempt.expect_object(user, User)
    attempt.expect(
        user.id == 11,
        "Somebody else has given this address to another user since an earlier session asked for "
        f"it, and `{attempt.called}` still gives the user who had it then.",
        mistake="stale_row",
        next_step=ASK_ANEW,
        came_back=user,
    )


_NOBODYS = {
    "nobody@example.org": "Where nobody has it, None: `db.scalar(…)` gives that by itself.",
    "an_@example.org": "`like` takes `_` and `%` for other letters: compare with `==`.",
    "ana": "Only the whole address counts.",
    "ANA@example.org": "`ana@example.org` is another text: compare without `lower`.",
    "bo@example.org": "`Bo@Example.org` is another text: compare without `lower`.",
    " ana@example.org ": "Compare with the address as it was given, without `strip`.",
    "' OR email LIKE 'ana%": "The address was read as SQL, so that a caller can write what they "
    "like: `User.email == email` sends it as a value.",
}


async def _answers_none(attempt: Attempt) -> None:
    crud = attempt.make(User)
    for email, next_step in _NOBODYS.items():
        user = await call_method_for_nothing(attempt, crud, "get_by_email", email)
        attempt.expect_none(
            user,
            "nobody has exactly this address.",
            mistake="wrong_result" if user is False else "found_another",
            next_step=next_step,
        )


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
    attempt.expect_value(await _inherited(attempt, crud, "count"), 5)


async def _inherited(attempt: Attempt, crud: Any, method: str, *arguments: Any) -> Any:
    """Call a method that comes from the learner's CRUDBase, and say so where it does not work."""
    try:
        came = await attempt.call_method(crud, method, *arguments)
        attempt.expect_not_none(came)
    except NotWritten:
        raise _unfinished(crud, method, "is still to be written") from None
    except Unmet as unmet:
        raise _unfinished(crud, method, f"does not work yet ({unmet.message})") from None
    except LearnerError as raised:
        assert raised.__cause__ is not None
        error = first_line(raised.__cause__)
        raise _unfinished(crud, method, f"does not work yet ({error})") from None
    return came


def _unfinished(crud: Any, method: str, how: str) -> Unmet:
    own = vars(type(crud))
    if method in own:
        return Unmet(
            f"`get_by_email` is right, but UserCRUD has a `{method}` of its own in place of "
            f"CRUDBase's, and it {how}.",
            mistake="replaced_method",
            next_step=f"Only `get_by_email` is new: take `{method}` out of UserCRUD, or give it "
            "another name.",
        )
    next_step = (
        "Finish CRUDBase in the exercise above, `check(CRUDBase)`. Run its cell, then the cell of "
        "UserCRUD again: a class keeps the base that it was made with."
    )
    if "__init__" in own:
        next_step = f"Does `__init__` begin with `super().__init__(model)`? If so: {next_step}"
    return Unmet(
        f"`get_by_email` is right. UserCRUD inherits the rest from your CRUDBase, and its "
        f"`{method}` {how}.",
        mistake="unfinished_base",
        next_step=next_step,
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
        Check("get_by_email finds the user.", _finds_by_email, five_users),
        Check("Without one, None comes back.", _answers_none, five_users),
        Check("The other methods are inherited.", _inherits, five_users),
    ),
    praise="One method was new, and seven came with the base.",
    errors=(
        ErrorMessage(
            OperationalError,
            "syntax error",
            "read_as_sql",
            "The address was read as SQL: the apostrophe in it ended the text.",
            "`User.email == email` sends it as a value. In `text(…)` write `:email`, and hand the "
            "value over beside it.",
        ),
        ErrorMessage(
            TypeError,
            "UserCRUD.",
            "wrong_parameters",
            "A method was called with other arguments than its `def` names.",
            "`async def get_by_email(self, db, email)`: `self` comes first.",
        ),
    ),
    is_class=True,
    may_use=("CRUDBase",),
)
