"""Lesson 03: posts that others change too."""

from __future__ import annotations

from sqlalchemy import Table, select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm.exc import StaleDataError

from course_lib.app import Post

from .attempt import Attempt, LearnerError
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_03_refusals import expect_nothing_pending, expect_refusal
from .lesson_03_rows import posts

LESSON = "03_update"


# add_view

_VIEWS = select(Post.id, Post.views).order_by(Post.id)


async def _counts_one_view(attempt: Attempt) -> None:
    views = await attempt.call(6)
    rows = await attempt.rows(_VIEWS)
    attempt.expect(
        (4, 12) in rows and (11, 41) in rows,
        "Only post 6 was viewed, and the views of other posts were changed too.",
        mistake="no_where",
        next_step="Which post is meant? `.where(Post.id == post_id)`.",
        id_and_views=rows,
    )
    await attempt.expect_rows(
        _VIEWS,
        [(4, 12), (6, 42), (11, 41)],
        "Post 6 had 41 views and should have 42.",
    )
    attempt.expect(
        not isinstance(views, Post),
        f"`{attempt.called}` should return the number of views, and returned the post.",
        mistake="wrong_type",
        next_step="`.returning(Post.views)` gives the number.",
    )
    attempt.expect_value(views, 42)


async def _counts_nothing(attempt: Attempt) -> None:
    views = await attempt.call(7)
    attempt.expect_none(views, "there is no post 7.")
    await attempt.expect_rows(
        _VIEWS, [(4, 12), (6, 41), (11, 41)], "There is no post 7, and another post was changed."
    )


async def _loses_no_view(attempt: Attempt) -> None:
    sql = "UPDATE posts SET views = views + 1 WHERE id = ?"
    with attempt.somebody_changes("posts", sql, 6):
        views = await attempt.call(6)
    await attempt.expect_rows(
        select(Post.views).where(Post.id == 6),
        [(43,)],
        "Somebody else counted a view after you had read the 41 and before you wrote: their view "
        "is lost.",
        mistake="lost_update",
        next_step="Let the database add: `update(Post).values(views=Post.views + 1)`.",
    )
    attempt.expect_value(
        views,
        43,
        message="Two views were counted and are in the table; the number that came back is one "
        "that was read earlier.",
        mistake="old_number",
        next_step="Take the number from the UPDATE itself: `.returning(Post.views)`.",
    )


async def _hinders_no_editor(attempt: Attempt) -> None:
    sql = "UPDATE posts SET title = ?, version = version + 1 WHERE id = ?"
    try:
        with attempt.somebody_changes("posts", sql, "On waiting", 6):
            views = await attempt.call(6)
    except LearnerError as raised:
        attempt.expect(
            not isinstance(raised.__cause__, StaleDataError),
            "Somebody saved an edit of the post just before your UPDATE, and the reader got a "
            "StaleDataError.",
            mistake="version_conflict",
            next_step="An UPDATE of an object looks for the version that was loaded. "
            "`update(Post)` with `db.execute` or `db.scalar` does not.",
        )
        raise
    await attempt.expect_rows(
        select(Post.title, Post.views).where(Post.id == 6),
        [("On waiting", 42)],
        "Somebody edited the post while the view was counted. Both should be in the table.",
        mistake="lost_update",
    )
    attempt.expect_value(views, 42)


add_view = Exercise(
    name="add_view",
    lesson=LESSON,
    title="Count a view",
    asks="Add one to the views of a post, so that none is lost when two are counted at once, and "
    "return the new number; None if there is no such post. The caller commits.",
    parameters=("db", "post_id"),
    transaction=Transaction.FLUSH,
    budget=2,
    hints=(
        "Reading the number, adding one in Python and writing it back leaves a gap. Who else could "
        "add?",
        "`update(Post).where(…).values(views=Post.views + 1)` adds in the database. It needs no "
        "object.",
        "With `.returning(Post.views)` and `await db.scalar(statement)` the same statement gives "
        "the new number, or None where there is no row.",
    ),
    checks=(
        Check("One view is added to one post.", _counts_one_view, posts),
        Check("Without such a post, None comes back.", _counts_nothing, posts),
        Check("Somebody else's view is kept.", _loses_no_view, posts, budgeted=False),
        Check("An edit at that moment is no obstacle.", _hinders_no_editor, posts, budgeted=False),
    ),
    praise="The database read, added and wrote in one statement: nobody can come between.",
    errors=(
        ErrorMessage(
            SQLAlchemyError,
            "greenlet_spawn has not been called",
            "lazy_load",
            "`views` was given an SQL expression: after the flush it is expired, and reading it "
            "needs a SELECT that cannot be awaited there (MissingGreenlet).",
            "`update(Post)…returning(Post.views)` changes the row and gives the number.",
        ),
        ErrorMessage(
            AttributeError,
            "'NoneType' object has no attribute",
            "missing_row_raises",
            "There is no post with this id, and the function went on with None.",
            "Return None where there is no post.",
        ),
    ),
)


# edit_post

_TEXTS = select(Post.id, Post.title, Post.body, Post.version).order_by(Post.id)
_STALE = (
    "Compare `post.version` with the version that the editor saw, and raise StaleDataError if they "
    "differ."
)


async def _edited_three_times(attempt: Attempt) -> None:
    """Bring post 6 to version 4, as if three people had edited it."""
    table = Post.__table__
    assert isinstance(table, Table)
    connection = await attempt.db.connection()
    await connection.execute(update(table).where(table.c.id == 6).values(version=4))


async def _edits_a_title(attempt: Attempt) -> None:
    await _edited_three_times(attempt)
    post = await attempt.call(6, 4, {"title": "On locking"})
    attempt.expect_object(post, Post)
    rows = await attempt.rows(_TEXTS)
    attempt.expect(
        (6, "On locking", None, 5) not in rows,
        "The dict has no key `body`, and the body is gone: missing means `leave it`.",
        mistake="missing_is_none",
        next_step="Set only what the dict holds. `changes.get(…)` cannot tell missing from None.",
    )
    attempt.expect(
        (6, "On locking", "Nobody waits.", 4) not in rows,
        "The title is new, and the version is still 4: whoever else has seen version 4 can "
        "overwrite it without being told.",
        mistake="version_not_raised",
        next_step="The flush of an object raises the version by itself. A bulk `update()` does "
        "not: there it is `version=Post.version + 1`.",
    )
    await attempt.expect_rows(
        _TEXTS,
        [
            (4, "Déjà vu", None, 1),
            (6, "On locking", "Nobody waits.", 5),
            (11, "On rows", "One by one.", 1),
        ],
        "Post 6 should have the new title and version 5, and all else should be as before.",
    )
    attempt.expect_object(post, Post, id=6, title="On locking", body="Nobody waits.", version=5)


async def _empties_a_body(attempt: Attempt) -> None:
    post = await attempt.call(11, 1, {"body": None})
    await attempt.expect_rows(
        select(Post.title, Post.body, Post.version).where(Post.id == 11),
        [("On rows", None, 2)],
        "The body was given as None. The row should have NULL there, the old title and version 2.",
        mistake="none_is_missing",
        next_step="A key that is in the dict is set, whatever its value.",
    )
    attempt.expect_object(post, Post, id=11, title="On rows", body=None, version=2)


async def _refuses_an_old_version(attempt: Attempt) -> None:
    await _edited_three_times(attempt)
    await expect_refusal(
        attempt,
        6,
        3,
        {"title": "Mine"},
        error=StaleDataError,
        message="The editor saw version 3, the post has version 4, and no StaleDataError was "
        "raised: what was written since version 3 is overwritten unseen.",
        mistake="lost_update",
        next_step=_STALE,
        if_changed=_TEXTS,
    )
    expect_nothing_pending(attempt, "Compare the versions before you set anything.")
    if attempt.db.is_active:  # a flush that failed has rolled back, and the caller does the rest
        await attempt.expect_rows(
            select(Post.title, Post.version).where(Post.id == 6),
            [("On locks", 4)],
            "StaleDataError was raised, but the row was changed.",
            mistake="half_changed",
            next_step="Compare the versions before you set anything.",
        )


async def _notices_a_race(attempt: Attempt) -> None:
    sql = "UPDATE posts SET body = ?, version = version + 1 WHERE id = ?"
    with attempt.somebody_changes("posts", sql, "By somebody else.", 6):
        await expect_refusal(
            attempt,
            6,
            1,
            {"title": "Mine", "body": "Mine."},
            error=StaleDataError,
            message="Somebody saved the post after your read and before your UPDATE, and was "
            "overwritten without a StaleDataError.",
            mistake="lost_update",
            next_step="The UPDATE itself must ask for the version: change the object and flush, or "
            "put `Post.version == version` into the WHERE and look at `rowcount`.",
        )


async def _edits_nothing(attempt: Attempt) -> None:
    try:
        post = await attempt.call(5, 1, {"title": "New"})
    except LearnerError as raised:
        attempt.expect(
            not isinstance(raised.__cause__, StaleDataError),
            "There is no post 5, and StaleDataError was raised; None was asked for.",
            mistake="missing_is_stale",
            next_step="Where no row matches, a second look tells: is there a post of that id?",
        )
        raise
    attempt.expect_none(post, "there is no post 5.")


edit_post = Exercise(
    name="edit_post",
    lesson=LESSON,
    title="Edit a post that others edit too",
    asks="Change a post as the dict says if it still has the version that the editor saw, and "
    "raise StaleDataError if not; None if there is no such post. Flush; the caller commits.",
    parameters=("db", "post_id", "version", "changes"),
    transaction=Transaction.FLUSH,
    hints=(
        "There are two gaps: from the editor's read to this call, and from your read to your "
        "UPDATE. `version_id_col` covers the second one only.",
        "For the first: load the post, compare `post.version` with `version`, and `raise "
        "StaleDataError(…)` if they differ.",
        "Then set what `changes` holds, in a loop as in `update_user`, and flush: the flush raises "
        "the version, and StaleDataError if somebody was quicker.",
    ),
    checks=(
        Check("What is named changes, and the version rises.", _edits_a_title, posts),
        Check("None is a value: it empties the body.", _empties_a_body, posts),
        Check("An old version is refused.", _refuses_an_old_version, posts),
        Check("Somebody may be quicker.", _notices_a_race, posts),
        Check("Without such a post, None comes back.", _edits_nothing, posts),
    ),
    praise="Nobody's text is overwritten unseen: not an hour later, and not in the same moment.",
    errors=(
        ErrorMessage(
            StaleDataError,
            "",
            "refused_the_right_version",
            "The editor saw the version that the post has, and StaleDataError was raised.",
            "Look at the comparison: which two numbers does it hold side by side?",
        ),
        ErrorMessage(
            AttributeError,
            "'NoneType' object has no attribute",
            "missing_row_raises",
            "There is no post with this id, and the function went on with None.",
            "`db.get(…)` gives None where there is no row: return None before you look at it.",
        ),
    ),
)
