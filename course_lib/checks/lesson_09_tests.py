"""Lesson 09: tests that the learner writes, and the bugs that each of them has to catch."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from sqlalchemy.exc import PendingRollbackError

from .attempt import Attempt
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_09_findings import Subject, expect_to_catch
from .lesson_09_subjects import SUBJECTS

_WAITS_FOR_A_ROLLBACK = ErrorMessage(
    PendingRollbackError,
    "",
    "pending_rollback",
    "After the conflict the session waits for a rollback: until then it sends nothing "
    "(PendingRollbackError).",
    "`await db.rollback()` before what comes next; or let it stand before the conflict.",
)

TITLE = "It passes on what is right, and fails on each planted bug."


def _catches(subject: Subject) -> Check:
    async def run(attempt: Attempt) -> None:
        await expect_to_catch(attempt, subject)

    checked: Callable[[Attempt], Awaitable[None]] = run
    return Check(TITLE, checked)


def _exercise(
    name: str,
    title: str,
    asks: str,
    hints: tuple[str, ...],
    praise: str,
    errors: tuple[ErrorMessage, ...] = (),
) -> Exercise:
    subject, is_class = SUBJECTS[name], name.startswith("Test")
    third = () if subject.fixture == "user_crud" else ("sent",)
    return Exercise(
        name=name,
        lesson="09_testing",
        title=title,
        asks=asks,
        parameters=() if is_class else ("db", subject.fixture, *third),
        transaction=Transaction.READ,
        hints=hints,
        checks=(_catches(subject),),
        praise=praise,
        is_class=is_class,
        reported=True,
        called_freely=True,
        errors=(*errors, _WAITS_FOR_A_ROLLBACK),
    )


test_create_user = _exercise(
    "test_create_user",
    "Does create store the row?",
    "Test `user_crud.create`: the values are stored, and it flushes and does not commit.",
    (
        "Call `create`, then assert. What would be different if the row were not in the table?",
        "Look at three things: `user.id` at once; what the database gives for that id after "
        "`db.expunge_all()`; and what it gives after `await db.rollback()`.",
        "`found = await user_crud.get(db, user.id)`, then `assert found.email == …`. After the "
        "rollback `await user_crud.get_by_email(db, …)` is None.",
    ),
    "Four bugs, and your test fails on each. It asked the database, not the object.",
)

test_list_users = _exercise(
    "test_list_users",
    "Does list give the right page?",
    "Test `user_crud.list`: the order, `skip` and `limit`.",
    (
        "Choose the data first: with which users would each mistake give another list?",
        "Four users, whose names come in another order than their ids. Ask for a page in the "
        "middle, with `skip` and `limit` of which neither is 0 or 1.",
        "Compare the whole list of names: `[user.username for user in page] == […]`. It says who, "
        "in which order, and how many.",
    ),
    "Your data tells a right page from each wrong one.",
)

test_missing_user = _exercise(
    "test_missing_user",
    "What if nobody has the id?",
    "Test `get`, `get_or_raise`, `update` and `delete` with an id that nobody has.",
    (
        "The table says what each of the four gives. Four calls, four assertions.",
        "Create a user first: on an empty table nobody can be mistaken for the missing one. And "
        "count at the end: who is there must be the one that you created.",
        "`with pytest.raises(NotFoundError):` holds the one call that has to raise; the others "
        "are compared with `is None` and `is False`.",
    ),
    "An unhappy path is a promise like any other, and now it is kept.",
)

test_taken_email = _exercise(
    "test_taken_email",
    "Is a taken email refused?",
    "Test that `create` refuses an email that somebody has, by ConflictError, and no other email.",
    (
        "Two users with the same email: the second `create` has to raise.",
        "Only that one call belongs under `pytest.raises`, and the class is the one that the table "
        "promises. `Exception` would be content with any error.",
        "A third user, with an email of their own, has to be created without an error: before the "
        "conflict, or after an `await db.rollback()`.",
    ),
    "It demands the refusal by its class, and demands it only where a value is taken.",
)

test_posts_with_authors = _exercise(
    "test_posts_with_authors",
    "How many statements does it take?",
    "Test `list_posts`: each post with its author loaded, in at most two statements.",
    (
        "Several posts by several authors, or one more statement for each author does not show.",
        "The session holds the authors that your test has just added, so nothing needs to be "
        "loaded: `db.expunge_all()` after the flush.",
        "`sent.clear()`, then the call, then `assert len(sent) <= 2`. Read `post.author.username` "
        "of each post without `await`.",
    ),
    "It counts, and nothing that the session held has helped.",
)

TestUserCRUD = _exercise(
    "TestUserCRUD",
    "A suite for the whole repository",
    "Write tests as methods of a class, until none of the planted bugs gets away.",
    (
        "You have most of it: a test may call `await test_create_user(db, user_crud)` from above. "
        "New are update, delete, get_by_email, and the statements of list.",
        "For update and delete: two users, change or delete the first, `db.expunge_all()`, and "
        "look at both.",
        "`sent.clear()` before `list`, `len(sent) == 1` after it. A typo is refused with "
        "FieldError; `get_by_email` with a capital more finds nobody; and get, delete, get again.",
    ),
    "Fifteen bugs were planted, one at a time, and none got past your suite. That is what a suite "
    "is for.",
    errors=(
        ErrorMessage(
            AttributeError,
            "'TestUserCRUD' object has no attribute",
            "nothing_on_self",
            "A test asked its instance for something that is not there. The first parameter of a "
            "method is that instance, `self`; and pytest makes a new one for each test, so what "
            "one test has put on `self` no other test finds.",
            "Begin the parameters with `self`, and let each test make what it needs: with a "
            "helper such as `make_user`, or with a fixture.",
        ),
    ),
)
