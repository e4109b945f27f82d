"""Lesson 07: a link between a post and a tag, which may be there."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from course_lib.app.models import post_tags

from .attempt import Attempt, LearnerError
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_07_rows import LESSON, a_blog, expect_work_before, work_before

_LINKS = select(post_tags.c.post_id, post_tags.c.tag_id).order_by(
    post_tags.c.post_id, post_tags.c.tag_id
)
_BEFORE = [(5, 2), (5, 6), (9, 2), (15, 6), (22, 2)]


async def _links(attempt: Attempt) -> None:
    came = await attempt.call(9, 6)  # the post has another tag, and the tag other posts
    attempt.expect_value(
        came,
        True,
        message="The link is new: True was asked for.",
        next_step="The post may have other tags, and the tag other posts: a link is both together.",
    )
    await attempt.expect_rows(
        _LINKS,
        sorted([*_BEFORE, (9, 6)]),
        "Post 9 should carry tag 6 now, and all else should be as before.",
    )


async def _finds_it_linked(attempt: Attempt) -> None:
    tag = await work_before(attempt)
    came = await attempt.call(5, 2)
    attempt.expect_value(
        came,
        False,
        message="The link was there: False was asked for.",
        next_step="Does the answer say what the INSERT did? (`REPLACE` and `DO UPDATE` write the "
        "row again.)",
    )
    await attempt.expect_rows(
        _LINKS, _BEFORE, "The link was there, and the table should be as it was."
    )
    await expect_work_before(attempt, tag)


async def _is_linked_meanwhile(attempt: Attempt) -> None:
    tag = await work_before(attempt)
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
    await expect_work_before(attempt, tag)


async def _raises_for_a_missing_tag(attempt: Attempt) -> None:
    await _raises(attempt, 14, 77, "tag 77")


async def _raises_for_a_missing_post(attempt: Attempt) -> None:
    await _raises(attempt, 8, 6, "post 8")


async def _raises(attempt: Attempt, post_id: int, tag_id: int, missing: str) -> None:
    await attempt.call_expecting(
        (IntegrityError, Exception),
        post_id,
        tag_id,
        because=f"There is no {missing}. False says that the link is there, so the caller goes on "
        "with what nobody knows: `raise` what is not a link that is there.",
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
        Check("A missing post is an error.", _raises_for_a_missing_post, a_blog),
    ),
    praise="The INSERT decided, not a look, and a missing tag is still an error.",
    errors=(
        ErrorMessage(
            IntegrityError,
            "post_tags.post_id",
            "refusal_raises",
            "The link is there already, and the IntegrityError left the function; False was asked "
            "for.",
            "Catch it, around a savepoint that holds the INSERT. Where you ask for its kind: that "
            "of a link which is there is SQLITE_CONSTRAINT_PRIMARYKEY.",
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
