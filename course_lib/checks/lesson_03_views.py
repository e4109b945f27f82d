"""Lesson 03: a view, counted while others count too."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm.exc import StaleDataError

from course_lib.app import Post

from .attempt import Attempt, LearnerError
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_03_rows import posts

LESSON = "03_update"

_VIEWS = select(Post.id, Post.views).order_by(Post.id)
_ALL = [(4, 0), (6, 41), (11, 41), (13, 58)]
_FROM_THE_UPDATE = "Take the number from the UPDATE itself: `.returning(Post.views)`."
_SOMEBODY_VIEWS = "UPDATE posts SET views = views + 1 WHERE id = ?"


async def _counts_one_view(attempt: Attempt) -> None:
    views = await attempt.call(6)
    rows = await attempt.rows(_VIEWS)
    attempt.expect(
        rows[:1] + rows[2:] == [(4, 0), (11, 41), (13, 58)],
        "Only post 6 was viewed, and the views of other posts were changed too.",
        mistake="no_where",
        next_step="Which post is meant? `.where(Post.id == post_id)`.",
        id_and_views=rows,
    )
    attempt.expect(
        all(isinstance(number, int) for _, number in rows),
        "A text was put where the number of views belongs: SQL in quotes is a value like any other "
        "to SQLAlchemy.",
        mistake="expression_as_text",
        next_step="Without the quotes `Post.views + 1` is a sum that the database makes.",
        id_and_views=rows,
    )
    await attempt.expect_rows(
        _VIEWS,
        [(4, 0), (6, 42), (11, 41), (13, 58)],
        "Post 6 had 41 views and should have 42.",
        next_step="`update(Post).where(…).values(views=Post.views + 1)`, sent with `await`.",
    )
    attempt.expect(
        not isinstance(views, Post),
        f"`{attempt.called}` should return the number of views, and returned the post.",
        mistake="wrong_type",
        next_step="`.returning(Post.views)` gives the number.",
    )
    attempt.expect_value(
        views,
        42,
        message=f"Post 6 has 42 views now, and {views!r} came back.",
        next_step=_FROM_THE_UPDATE,
    )


async def _counts_the_first_view(attempt: Attempt) -> None:
    views = await attempt.call(4)
    await attempt.expect_rows(
        select(Post.views).where(Post.id == 4),
        [(1,)],
        "Post 4 had no views and should have 1.",
        mistake="zero_is_missing",
        next_step="A post without views is there, too: 0 is a number, and `if views:` drops it.",
    )
    attempt.expect_value(views, 1)


async def _counts_nothing(attempt: Attempt) -> None:
    views = await attempt.call(7)
    attempt.expect_none(
        views, "there is no post 7.", next_step="`db.scalar(…)` gives None where no row comes back."
    )
    await attempt.expect_rows(_VIEWS, _ALL, "There is no post 7, and another post was changed.")


async def _loses_no_view(attempt: Attempt) -> None:
    with attempt.somebody_writes_first(_SOMEBODY_VIEWS, 6):
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
        next_step=_FROM_THE_UPDATE,
    )


async def _trusts_no_loaded_post(attempt: Attempt) -> None:
    post = await attempt.get(Post, 11)
    with attempt.somebody_writes_first(_SOMEBODY_VIEWS, 11):
        views = await attempt.call(11)
    attempt.expect_value(
        views,
        43,
        message=f"The caller had loaded post {post.id}, and then somebody else counted a view. The "
        f"table says 43, and {views!r} came back: it is what the object says.",
        mistake="old_number",
        next_step=_FROM_THE_UPDATE,
    )


async def _hinders_no_editor(attempt: Attempt) -> None:
    sql = "UPDATE posts SET title = ?, version = version + 1 WHERE id = ?"
    try:
        with attempt.somebody_writes_first(sql, "On waiting", 6):
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
        next_step="A WHERE that asks for the version finds no row then. A view needs the id only.",
    )
    await attempt.expect_rows(
        select(Post.version).where(Post.id == 6),
        [(2,)],
        "The edit raised the version from 1 to 2, and the view raised it again: who edits the "
        "post at that time is told that somebody else did, though it was only read.",
        mistake="version_raised",
        next_step="A view is no edit: `values(views=Post.views + 1)`, and nothing else.",
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
        Check("The first view is counted, too.", _counts_the_first_view, posts),
        Check("Somebody else's view is kept.", _loses_no_view, posts, budgeted=False),
        Check("The number is the table's.", _trusts_no_loaded_post, posts, budgeted=False),
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
