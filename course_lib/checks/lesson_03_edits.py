"""Lesson 03: a post, edited while others edit it too."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table, select, update
from sqlalchemy.orm.exc import StaleDataError

from course_lib.app import Post

from .attempt import Attempt
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_03_refusals import call_without, expect_nothing_pending, expect_refusal
from .lesson_03_rows import posts

LESSON = "03_update"

_TEXTS = select(Post.id, Post.title, Post.body, Post.version).order_by(Post.id)
_NUMBERS = select(Post.id, Post.views, Post.author_id).order_by(Post.id)
_STALE = (
    "Compare `post.version` with the version that the editor saw, and raise StaleDataError if they "
    "differ."
)


async def _edited_often(attempt: Attempt) -> None:
    """Bring post 6 to version 4000, as if it had been edited again and again.

    So high that Python makes a new int each time it reads it, and `is` shows.
    """
    table = Post.__table__
    assert isinstance(table, Table)
    connection = await attempt.db.connection()
    await connection.execute(update(table).where(table.c.id == 6).values(version=4000))


async def _edits_a_title(attempt: Attempt) -> None:
    await _edited_often(attempt)
    numbers = await attempt.rows(_NUMBERS)
    post = await attempt.call(6, 4000, {"title": "On locking"})
    attempt.expect_object(post, Post)
    rows = await attempt.rows(_TEXTS)
    attempt.expect(
        (6, "On locking", None, 4001) not in rows,
        "The dict has no key `body`, and the body is gone: missing means `leave it`.",
        mistake="missing_is_none",
        next_step="Set only what the dict holds. `changes.get(…)` cannot tell missing from None.",
    )
    attempt.expect(
        (6, "On locking", "Nobody waits.", 4000) not in rows,
        "The title is new, and the version is still 4000: whoever else has seen version 4000 can "
        "overwrite it without being told.",
        mistake="version_not_raised",
        next_step="The flush of an object raises the version by itself. A bulk `update()` does "
        "not: there it is `version=Post.version + 1`.",
    )
    _expect_raised_once(attempt, (6, "On locking", "Nobody waits.", 4002) not in rows)
    await attempt.expect_rows(
        _TEXTS,
        [
            (4, "Déjà vu", None, 1),
            (6, "On locking", "Nobody waits.", 4001),
            (11, "On rows", "One by one.", 1),
            (13, "On sums", "They add up.", 1),
        ],
        "Post 6 should have the new title and version 4001, and all else should be as before.",
        next_step="Was the change sent before the function returned, and for this post only?",
    )
    await attempt.expect_rows(
        _NUMBERS,
        numbers,
        "The dict names the title only, and the post's views or its author were changed.",
        mistake="other_field_changed",
        next_step="Set what the dict holds, and nothing else.",
    )
    _expect_shown(attempt, post, title="On locking", body="Nobody waits.", version=4001)


def _expect_raised_once(attempt: Attempt, holds: bool) -> None:
    attempt.expect(
        holds,
        "The version went up by two: one edit counts once.",
        mistake="version_raised_twice",
        next_step="Each flush that sends an UPDATE of the post raises it: set all fields first, "
        "then flush once. `post.version` needs no hand.",
    )


def _expect_shown(attempt: Attempt, post: Any, **values: Any) -> None:
    """Expect that the post that came back has the values that are in the table by now."""
    attempt.expect_object(post, Post)
    for name, value in values.items():
        came = attempt.read(post, name)
        attempt.expect(
            came == value,
            f"The row is right, and the post that came back still says `{name}={came!r}`.",
            mistake="stale_object",
            next_step="Set the attributes and flush: then the object is what was changed. Behind "
            "an `update()`, ask for the post with the execution option `populate_existing=True`.",
        )


async def _stored(attempt: Attempt, column: Any, post_id: int) -> Any:
    """What a column of a post holds in the table."""
    return (await attempt.rows(select(column).where(Post.id == post_id)))[0][0]


async def _empties_a_body(attempt: Attempt) -> None:
    post = await attempt.call(11, 1, {"body": None})
    title = await _stored(attempt, Post.title, 11)
    attempt.expect(
        title == "On rows",
        f"The dict has no key `title`, and the title has become {title!r}: missing means `leave "
        "it`.",
        mistake="missing_is_none",
        next_step="Set only what the dict holds.",
    )
    await attempt.expect_rows(
        select(Post.title, Post.body, Post.version).where(Post.id == 11),
        [("On rows", None, 2)],
        "The body was given as None. The row should have NULL there, the old title and version 2.",
        mistake="none_is_missing",
        next_step="A key that is in the dict is set, whatever its value.",
    )
    _expect_shown(attempt, post, title="On rows", body=None, version=2)


async def _sets_an_empty_text(attempt: Attempt) -> None:
    post = await attempt.call(13, 1, {"body": ""})
    body = await _stored(attempt, Post.body, 13)
    attempt.expect(
        body == "",
        f"The body was given as an empty text, and in the row it is {body!r}.",
        mistake="empty_text_dropped",
        next_step="An empty text is a value, and neither missing nor None: set what the dict "
        "holds, whatever it is.",
    )
    _expect_shown(attempt, post, title="On sums", body="", version=2)
    post = await attempt.call(13, 2, {"title": " On sums"})
    title = await _stored(attempt, Post.title, 13)
    attempt.expect(
        title == " On sums",
        f"The title was given as ' On sums', with a blank, and in the row it is {title!r}.",
        mistake="changes_the_value",
        next_step="Set each value as it is in the dict.",
    )


async def _sets_both(attempt: Attempt) -> None:
    post = await attempt.call(13, 1, {"title": "On products", "body": "They multiply."})
    row = (await attempt.rows(select(Post.title, Post.body, Post.version).where(Post.id == 13)))[0]
    attempt.expect(
        row[:2] == ("On products", "They multiply."),
        f"Title and body were given, and the row has {row[0]!r} and {row[1]!r}.",
        mistake="one_of_two",
        next_step="The dict may hold both: look at each for itself.",
    )
    _expect_raised_once(attempt, row[2] == 2)
    _expect_shown(attempt, post, title="On products", body="They multiply.", version=2)


async def _refuses_an_old_version(attempt: Attempt) -> None:
    await _edited_often(attempt)
    await expect_refusal(
        attempt,
        6,
        3999,
        {"title": "Mine"},
        error=StaleDataError,
        message="The editor saw version 3999, the post has version 4000, and no StaleDataError was "
        "raised: what was written since version 3999 is overwritten unseen.",
        mistake="lost_update",
        next_step=_STALE,
        if_changed=_TEXTS,
    )
    expect_nothing_pending(attempt, "Compare the versions before you set anything.")
    if attempt.db.is_active:  # a flush that failed has rolled back, and the caller does the rest
        version = await _stored(attempt, Post.version, 6)
        attempt.expect(
            version != 1,
            "StaleDataError was raised, but a rollback came before it: what the caller had done "
            "in the same transaction is gone.",
            mistake="rolled_back",
            next_step="Raise, and leave the rollback to the caller.",
        )
        await attempt.expect_rows(
            select(Post.title, Post.version).where(Post.id == 6),
            [("On locks", 4000)],
            "StaleDataError was raised, but the row was changed.",
            mistake="half_changed",
            next_step="Compare the versions before you set anything.",
        )


async def _refuses_a_later_version(attempt: Attempt) -> None:
    await expect_refusal(
        attempt,
        6,
        2,
        {"title": "Mine"},
        error=StaleDataError,
        message="The editor saw version 2, the post has version 1, and no StaleDataError was "
        "raised: whoever sends a large number would never be refused.",
        mistake="later_version_accepted",
        next_step="Another version is another one, whichever is higher: `!=`.",
        if_changed=_TEXTS,
    )


async def _notices_a_race(attempt: Attempt) -> None:
    sql = "UPDATE posts SET body = ?, version = version + 1 WHERE id = ?"
    with attempt.somebody_writes_first(sql, "By somebody else.", 6):
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
    post = await call_without(
        attempt,
        StaleDataError,
        5,
        1,
        {"title": "New"},
        message="There is no post 5, and StaleDataError was raised; None was asked for.",
        mistake="missing_is_stale",
        next_step="Where no row matches, a second look tells: is there a post of that id?",
    )
    attempt.expect_none(
        post, "there is no post 5.", next_step="Return None where `db.get(…)` gives None."
    )


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
        Check("An empty text is a value, too.", _sets_an_empty_text, posts),
        Check("Both fields at once.", _sets_both, posts),
        Check("An old version is refused.", _refuses_an_old_version, posts),
        Check("A later version is refused, too.", _refuses_a_later_version, posts),
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
            "Look at the comparison: which two numbers does it hold side by side? `!=` compares "
            "numbers; `is not` asks whether it is one object in memory.",
        ),
        ErrorMessage(
            KeyError,
            "",
            "field_demanded",
            "The dict holds `title` and `body` or one of them, and one was demanded that it does "
            "not hold (KeyError).",
            "In a loop over `.items()`, `setattr(post, name, value)` sets what is there.",
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
