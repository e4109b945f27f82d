"""Lesson 09: a factory, which gives a valid user of whom a test names only what matters to it."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from course_lib.app import ConflictError, User

from .attempt import Attempt, LearnerError
from .exercise import Check, ErrorMessage, Exercise, Transaction

_MANY = 12


async def _makes_a_user(attempt: Attempt) -> None:
    user = await attempt.call()
    attempt.expect_object(user, User)
    attempt.expect(
        bool(user.username and user.email and user.hashed_password),
        "The user that came back has an empty value.",
        mistake="empty_values",
        next_step="A valid user has a username, an email and a hashed_password.",
        came_back=user,
    )
    await attempt.expect_rows(
        select(func.count()).select_from(User), [(1,)], "One call should insert one user."
    )


async def _makes_different_users(attempt: Attempt) -> None:
    emails: list[str] = []
    for _ in range(_MANY):
        try:
            user = await attempt.call()
        except LearnerError as raised:
            attempt.expect(
                not isinstance(raised.__cause__, IntegrityError | ConflictError),
                f"The factory was called {_MANY} times in one test, and call {len(emails) + 1} "
                "gave an email that was taken.",
                mistake="same_email",
                next_step="Let each call make another one. `itertools.count(1)` beside the "
                "function counts on with each `next(…)`.",
                emails_so_far=emails[-3:],
            )
            raise
        emails.append(attempt.read(user, "email"))
    await attempt.expect_rows(
        select(func.count()).select_from(User), [(_MANY,)], "Each call should insert a user."
    )


async def _takes_values(attempt: Attempt) -> None:
    await attempt.call()
    user = await attempt.call(username="zoë", email="zoë@example.org", is_active=False)
    ignored = "The test named a value, and the factory put in one of its own."
    for name, wanted in (("username", "zoë"), ("email", "zoë@example.org"), ("is_active", False)):
        came = attempt.read(user, name)
        attempt.expect(
            came == wanted,
            ignored,
            mistake="ignores_values",
            next_step="The caller's values go over your own: `defaults | values`.",
            named=f"{name}={wanted!r}",
            stored=came,
        )
    await attempt.expect_rows(
        select(User.username, User.is_active).where(User.email == "zoë@example.org"),
        [("zoë", False)],
        "What the test named should be stored.",
    )
    user = await attempt.call(hashed_password="x")
    attempt.expect_object(user, User, hashed_password="x")


async def _refuses_typos(attempt: Attempt) -> None:
    try:
        user = await attempt.call(usrname="zoë")
    except LearnerError as raised:
        if isinstance(raised.__cause__, Exception):  # of whichever class: it was refused
            attempt.stated += 1
            return
        raise
    attempt.expect(
        False,
        "The test named a field `usrname`, which there is not, and the factory said nothing.",
        mistake="accepts_typos",
        next_step="Hand all values on to `User(…)` or to `create`, which refuses what it does not "
        "know.",
        came_back=user,
    )


make_user = Exercise(
    name="make_user",
    lesson="09_testing",
    title="A factory for users",
    asks="Insert a valid user and return it. A test names the values that matter to it; all others "
    "are made up, and no two users have the same email.",
    parameters=("db", "values"),
    transaction=Transaction.FLUSH,
    hints=(
        "Begin with a dict of values that make a valid user. The caller's go over them: "
        "`defaults | values`.",
        "The email has to be another one each time. `numbers = itertools.count(1)` outside of the "
        "function, `number = next(numbers)` in it.",
        '`User(**{"username": f"user{number}", "email": f"user{number}@example.org", '
        '"hashed_password": "hash"} | values)`, then `db.add` and a flush.',
    ),
    checks=(
        Check("It makes a valid user.", _makes_a_user),
        Check("No two have the same email.", _makes_different_users),
        Check("What the test names is used.", _takes_values),
        Check("A field that there is not is refused.", _refuses_typos, budgeted=False),
    ),
    praise="A test that uses it shows only the values that it is about.",
    budget=1,
    called_freely=True,
    errors=(
        ErrorMessage(
            TypeError,
            "multiple values for keyword argument",
            "value_twice",
            "A value that the test names is handed over twice: yours and theirs.",
            "Put both into one dict first, `defaults | values`: the right one wins.",
        ),
        ErrorMessage(
            TypeError,
            "got an unexpected keyword argument",
            "takes_no_values",
            "The factory does not take a value that the test names.",
            "`async def make_user(db, **values)` takes any.",
        ),
    ),
)
