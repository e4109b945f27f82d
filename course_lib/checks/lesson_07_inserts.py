"""Lesson 07: inserts that the database may refuse, a link and a list of users."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from course_lib.app import Tag, User
from course_lib.app.models import post_tags

from .attempt import Attempt, LearnerError
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_07_rows import LESSON, a_blog

_LINKS = select(post_tags.c.post_id, post_tags.c.tag_id).order_by(
    post_tags.c.post_id, post_tags.c.tag_id
)
_BEFORE = [(5, 2), (5, 6), (9, 2), (15, 6), (22, 2)]
_EARLIER = select(Tag.name).where(Tag.id == 30)


async def _work_before(attempt: Attempt) -> None:
    """Let the caller have added a tag in the same transaction."""
    attempt.db.add(Tag(id=30, name="earlier"))
    await attempt.db.flush()


async def _expect_work_before(attempt: Attempt) -> None:
    await attempt.expect_rows(
        _EARLIER,
        [("earlier",)],
        "The caller had added a tag before, in the same transaction, and it is gone.",
        mistake="lost_earlier_work",
        next_step="Undo only your own INSERT: `async with db.begin_nested():`.",
    )


# link_tag


async def _links(attempt: Attempt) -> None:
    came = await attempt.call(14, 6)
    attempt.expect_value(came, True, message="The link is new: True was asked for.")
    await attempt.expect_rows(
        _LINKS,
        sorted([*_BEFORE, (14, 6)]),
        "Post 14 should carry tag 6 now, and all else should be as before.",
    )


async def _finds_it_linked(attempt: Attempt) -> None:
    await _work_before(attempt)
    came = await attempt.call(5, 2)
    attempt.expect_value(came, False, message="The link was there: False was asked for.")
    await attempt.expect_rows(
        _LINKS, _BEFORE, "The link was there, and the table should be as it was."
    )
    await _expect_work_before(attempt)


async def _is_linked_meanwhile(attempt: Attempt) -> None:
    await _work_before(attempt)
    try:
        with attempt.somebody_inserts("post_tags", post_id=14, tag_id=6):
            came = await attempt.call(14, 6)
    except LearnerError as raised:
        attempt.expect(
            not isinstance(raised.__cause__, IntegrityError),
            "Somebody else linked the tag after your look and before your INSERT, and the "
            "IntegrityError left the function.",
            mistake="check_then_insert",
            next_step="What a look finds is true at that moment. Send the INSERT in a savepoint, "
            "and let its refusal be the answer.",
        )
        raise
    attempt.expect_value(
        came,
        False,
        message="Somebody else linked the tag just before your INSERT, so it was there; False was "
        "asked for.",
        mistake="claims_a_link",
        next_step="Let the INSERT decide: was it refused, or did it do nothing (`rowcount`)?",
    )
    await _expect_work_before(attempt)


async def _raises_for_a_missing_tag(attempt: Attempt) -> None:
    await attempt.call_expecting(
        (IntegrityError, Exception),
        14,
        77,
        because="There is no tag 77. False says that the link is there, so the caller goes on "
        "with a tag that nobody knows: `raise` what is not a link that is there.",
    )


link_tag = Exercise(
    name="link_tag",
    lesson=LESSON,
    title="Link a tag to a post",
    asks="Link a tag to a post and say whether the link is new, also where somebody else links it "
    "at the same time; a tag that does not exist raises. Flush; the caller commits.",
    parameters=("db", "post_id", "tag_id"),
    transaction=Transaction.FLUSH,
    hints=(
        "Between the SELECT and the INSERT somebody else may link the tag. Which of the two "
        "statements can know?",
        "Send the INSERT without looking, inside `async with db.begin_nested():`, and put the "
        "`try` around that block. An IntegrityError is then an answer.",
        "Two kinds may come. `error.orig.sqlite_errorname` is "
        '"SQLITE_CONSTRAINT_PRIMARYKEY" for a link that is there: False. Else `raise`.',
    ),
    checks=(
        Check("A new link is True.", _links, a_blog),
        Check("A link that is there is False.", _finds_it_linked, a_blog),
        Check("Somebody may be quicker.", _is_linked_meanwhile, a_blog),
        Check("A missing tag is an error.", _raises_for_a_missing_tag, a_blog),
    ),
    praise="The INSERT decided, not a look, and a missing tag is still an error.",
    errors=(
        ErrorMessage(
            IntegrityError,
            "post_tags.post_id",
            "refusal_raises",
            "The link is there already, and the IntegrityError left the function; False was asked "
            "for.",
            "Catch it, around a savepoint that holds the INSERT.",
        ),
        ErrorMessage(
            Exception,  # 2.0 and 2.1 raise different classes
            "greenlet_spawn has not been called",
            "lazy_load",
            "`post.tags` is read without having been loaded (MissingGreenlet).",
            "The link table needs no objects: `insert(post_tags).values(…)`.",
        ),
    ),
)


# import_users

_EMAILS = select(User.username, User.email).where(User.id > 20).order_by(User.email)


def _row(name: str, email: str = "") -> dict[str, str]:
    email = email or f"{name}@example.org"
    return {"username": name, "email": email, "hashed_password": f"hash-of-{name}"}


async def _imports(attempt: Attempt) -> None:
    came = await attempt.call([_row("runa"), _row("noor"), _row("ama")])
    attempt.expect_value(came, [], message="Nobody of the three is there yet: no email is refused.")
    await attempt.expect_rows(
        _EMAILS,
        [(name, f"{name}@example.org") for name in ("ama", "noor", "runa")],
        "The users table should hold the three new users.",
    )


async def _leaves_out_the_taken(attempt: Attempt) -> None:
    await _work_before(attempt)
    rows = [
        _row("runa"),
        _row("asa"),
        _row("noor"),
        _row("another", "runa@example.org"),
        _row("ama"),
    ]
    came = await attempt.call(rows)
    refused = ["asa@example.org", "runa@example.org"]
    attempt.expect_value(
        came,
        refused,
        message="Two of the five emails are taken, one of them by a row of the same list.",
        next_step="The refused emails come in the order of `rows`.",
    )
    await attempt.expect_rows(
        _EMAILS,
        [(name, f"{name}@example.org") for name in ("ama", "noor", "runa")],
        "Three of the five rows could be inserted, and the table does not hold just these.",
        mistake="good_rows_lost",
        next_step="Does the refusal of one row undo another? A savepoint for each keeps the rest.",
    )
    await _expect_work_before(attempt)


async def _raises_for_a_typo(attempt: Attempt) -> None:
    await attempt.call_expecting(
        (TypeError, Exception),
        [_row("runa"), {"usrname": "ama", "email": "ama@example.org", "hashed_password": "h"}],
        because="`usrname` is no field of a user. It is a mistake of the program, and nobody "
        "learns of it if it counts as a taken email: catch IntegrityError only.",
    )


async def _is_taken_meanwhile(attempt: Attempt) -> None:
    somebody = {
        "id": 50,
        "username": "quicker",
        "email": "runa@example.org",
        "hashed_password": "h",
        "created_at": "2024-06-01 10:00:00.000000",
        "updated_at": "2024-06-01 10:00:00.000000",
    }
    try:
        with attempt.somebody_inserts("users", **somebody):
            came = await attempt.call([_row("runa"), _row("ama")])
    except LearnerError as raised:
        attempt.expect(
            not isinstance(raised.__cause__, IntegrityError),
            "Somebody else took an email after your look and before your INSERT, and the "
            "IntegrityError left the function.",
            mistake="check_then_insert",
            next_step="Only the INSERT knows: a savepoint around it, and its IntegrityError as the "
            "answer.",
        )
        raise
    attempt.expect_value(came, ["runa@example.org"])


import_users = Exercise(
    name="import_users",
    lesson=LESSON,
    title="Import users",
    asks="Insert the users whose email is free and return the emails that are taken; any mistake "
    "of the program raises. Flush; the caller commits.",
    parameters=("db", "rows"),
    transaction=Transaction.FLUSH,
    hints=(
        "After the first refusal everything is refused. What does the session say then? Print the "
        "error that the `except` hides.",
        "The failed flush rolled the transaction back. Inside `async with db.begin_nested():` only "
        "that row is undone.",
        "Make the user first, then `try: async with db.begin_nested(): db.add(user)`, and "
        "`except IntegrityError` for the refusal.",
    ),
    checks=(
        Check("Free emails are inserted.", _imports, a_blog),
        Check("Taken ones are left out, and nothing else.", _leaves_out_the_taken, a_blog),
        Check("A mistake of the program is raised.", _raises_for_a_typo, a_blog),
        Check("Somebody may be quicker.", _is_taken_meanwhile, a_blog),
    ),
    praise="A refusal costs one row, and a typo is not taken for one.",
    errors=(
        ErrorMessage(
            IntegrityError,
            "users.email",
            "taken_email_raises",
            "An email was taken, and the IntegrityError left the function; it was to be put on the "
            "list.",
            "Catch it for each row, around the savepoint that holds that row's INSERT.",
        ),
    ),
)
