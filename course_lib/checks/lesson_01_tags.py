"""A tag that may be there already, in the exercises of lesson 01."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from course_lib.app import Base, Post, Tag, User
from course_lib.app.models import post_tags

from .attempt import Attempt, LearnerError
from .exercise import Check, ErrorMessage, Exercise, Transaction


def a_tagged_post() -> Sequence[Base]:
    """A post with the tag "async", which has id 11, among tags whose names are nearly the same."""
    user = User(id=7, username="runa", email="runa@example.org", hashed_password="h7")
    near = [Tag(id=n, name=name) for n, name in enumerate(("Async", "async-io", "asXnc"), 12)]
    return [Post(id=3, title="Before", author=user, tags=[Tag(id=11, name="async")]), *near]


async def _inserts_a_new_tag(attempt: Attempt) -> None:
    tag = await attempt.call("sqlite")
    await attempt.expect_rows(
        select(Tag.name).order_by(Tag.id),
        [("async",), ("Async",), ("async-io",), ("asXnc",), ("sqlite",)],
        "The tags table should hold the old tags and the new one.",
    )
    attempt.expect_object(tag, Tag, name="sqlite")


async def _finds_the_old_tag(attempt: Attempt) -> None:
    tag = await attempt.call("async")
    attempt.expect(
        tag is not None,
        "The tag was there already, and the function returned None.",
        mistake="returned_nothing",
        next_step="`on_conflict_do_nothing` with RETURNING returns no row where there is a "
        "conflict; `on_conflict_do_update` does, or you select the tag afterwards.",
    )
    await attempt.expect_rows(
        select(Tag.id, Tag.name).order_by(Tag.id),
        [(11, "async"), (12, "Async"), (13, "async-io"), (14, "asXnc")],
        "The tag was there already, with id 11; after the call the rows are others.",
        mistake="replaced_row",
        next_step="Keep the row: what points to it (the links to posts) must still find it.",
    )
    await attempt.expect_rows(
        select(post_tags.c.post_id, post_tags.c.tag_id),
        [(3, 11)],
        "The post that had the tag has lost it.",
        mistake="replaced_row",
    )
    attempt.expect_object(tag, Tag, id=11, name="async")


async def _takes_the_name_as_it_is(attempt: Attempt) -> None:
    for name in (" C++ Tips", "async_io"):
        tag = await attempt.call(name)
        attempt.expect_object(tag, Tag, name=name)


async def _survives_a_race(attempt: Attempt) -> None:
    try:
        with attempt.somebody_inserts("tags", id=70, name="new"):
            tag = await attempt.call("new")
    except LearnerError as raised:
        attempt.expect(
            not isinstance(raised.__cause__, IntegrityError),
            "Somebody else inserted the tag after your look-up and before your INSERT, and the "
            "IntegrityError left the function.",
            mistake="check_then_insert",
            next_step="Let the INSERT itself deal with the conflict: `on_conflict_do_update`.",
        )
        raise
    attempt.expect_object(tag, Tag, id=70, name="new")


upsert_tag = Exercise(
    name="upsert_tag",
    lesson="01_create",
    title="Insert a tag, or find it",
    asks="Return the tag of that name: inserted if it is new, the row that is there if not. The "
    "caller commits.",
    parameters=("db", "name"),
    transaction=Transaction.FLUSH,
    budget=2,
    hints=(
        "Looking first leaves a gap for somebody else. Which INSERT knows what to do when the "
        "name is there?",
        "`insert` from `sqlalchemy.dialects.sqlite` has `on_conflict_do_update(index_elements="
        "[Tag.name], set_=…)`; setting the name to itself keeps the row.",
        "Add `.returning(Tag)` and send it with `await db.scalar(statement)`: with DO UPDATE the "
        "row comes back in both cases.",
    ),
    checks=(
        Check("A new name is inserted.", _inserts_a_new_tag, a_tagged_post),
        Check("A name that is there keeps its row.", _finds_the_old_tag, a_tagged_post),
        Check("A name is taken as it is.", _takes_the_name_as_it_is, a_tagged_post),
        Check("Somebody may be quicker.", _survives_a_race, a_tagged_post, budgeted=False),
    ),
    praise="The database itself settled it, so there is no gap for somebody else.",
    errors=(
        ErrorMessage(
            IntegrityError,
            "tags.name",
            "taken_name_raises",
            "The tag was there already, and the IntegrityError left the function.",
            "Say in the INSERT what a conflict of the name means: "
            "`on_conflict_do_update(index_elements=[Tag.name], set_=…)`.",
        ),
        ErrorMessage(
            IntegrityError,
            "FOREIGN KEY",
            "replaced_row",
            "The tag was there already, on a post, and was to get another id: the database refused "
            "that, since the post points to the one it has.",
            "Keep the row as it is. The UPDATE of a conflict sets the name to itself.",
        ),
    ),
)
