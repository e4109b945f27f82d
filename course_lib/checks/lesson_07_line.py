"""Lesson 07: a line of the feed, of a post that the session may hold."""

from __future__ import annotations

from sqlalchemy.exc import InvalidRequestError

from course_lib.app import Post, User

from .attempt import Attempt, LearnerError
from .errors import is_lazy_load
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_07_rows import LESSON, a_blog

_AUTHOR = (
    "Ask for the author: a `select` with `joinedload(Post.author)`, or "
    "`await post.awaitable_attrs.author`."
)


_MOST_ROWS = 4  # the post and its author, even where one of them is asked for twice


async def _writes_a_line(attempt: Attempt) -> None:
    await attempt.db.connection()  # the caller's transaction, so that another session shows
    for post_id, line in ((9, "Joining by ines"), (15, "100% lazy by bo")):
        came = await attempt.call(post_id)
        attempt.expect(
            came is not None or post_id != 15,
            "Post 15 is there, and None came back. Its author is not active, and has written it "
            "all the same.",
            mistake="active_only",
            next_step="Ask for the post by its id alone.",
        )
        attempt.expect_not_none(came)
        attempt.expect(
            came == line or not isinstance(came, str) or not came.startswith(line.split(" by ")[0]),
            f"The line of post {post_id} should end with its author's username, and it ends with "
            "something else.",
            mistake="author_left_out",
            next_step=f"Any other text there hides that the author is missing. {_AUTHOR}",
            expected=line,
            came_back=came,
        )
        attempt.expect_value(came, line)
        attempt.expect(
            attempt.received <= _MOST_ROWS,
            f"For one line the database gave {attempt.received} rows.",
            mistake="filtered_in_python",
            next_step="Let the database choose: `.where(Post.id == post_id)`.",
        )


async def _writes_it_where_the_post_is_held(attempt: Attempt) -> None:
    held = await attempt.get(Post, 14)
    held.title = "Waiting, again"
    try:
        line = await attempt.call(14)
    except LearnerError as raised:
        error = raised.__cause__
        attempt.expect(
            error is None or not is_lazy_load(error),
            "The caller holds the post already, and `author` is not loaded (MissingGreenlet): "
            "`get` gives the object that the session holds, and never looks at its options.",
            mistake="get_ignores_options",
            next_step=f"Options count only where a statement is sent. {_AUTHOR}",
        )
        raise
    attempt.expect(
        held in attempt.db,
        "The caller held the post, and the session does not follow it any more: a change of the "
        "caller's is never saved.",
        mistake="expunged",
        next_step=f"Leave the object in the session. {_AUTHOR}",
    )
    attempt.expect(
        attempt.read(held, "title") == "Waiting, again",
        "The caller had given the post a new title that was not flushed yet, and it is gone.",
        mistake="change_thrown_away",
        next_step="A `refresh` without names, and `expire`, forget what is not flushed. Name what "
        'you need: `["author"]`.',
        title=held.title,
    )
    attempt.expect_value(
        line,
        "Waiting, again by åsa",
        message="The caller holds the post with a new title, and the line shows another.",
        mistake="old_title",
        next_step="A SELECT of columns tells what was flushed. Flush first, or read the object.",
    )
    held.title = "Waiting no more"
    attempt.expect_value(
        await attempt.call(14),
        "Waiting no more by åsa",
        message="The caller changed the title again, and the second line shows another.",
        mistake="old_title",
        next_step="A line that was kept from an earlier call grows old: make it anew.",
    )
    (await attempt.get(User, 7)).username = "asa"
    await attempt.db.flush()
    attempt.expect_value(
        await attempt.call(14),
        "Waiting no more by asa",
        message="The author has a new name, and the line shows another.",
        mistake="old_name",
        next_step="A name that was kept from an earlier call grows old: ask for it anew.",
    )


async def _finds_no_post(attempt: Attempt) -> None:
    attempt.expect_none(
        await attempt.call(6), "there is no post 6.", next_step="`return None` where there is none."
    )


feed_line = Exercise(
    name="feed_line",
    lesson=LESSON,
    title="A line of the feed",
    asks="Mend the line: title and author of a post, also where the session holds the post "
    "already; None if there is none.",
    parameters=("db", "post_id"),
    transaction=Transaction.READ,
    budget=3,
    hints=(
        "Which of the two `get`s sends a statement? Put `with show_sql():` around the call.",
        "The second finds the post in the identity map, so its options are never looked at. What "
        "loads an attribute of an object that is held?",
        "`await post.awaitable_attrs.author`, or a `select` with `joinedload(Post.author)` in "
        "place of both.",
    ),
    checks=(
        Check("Title and author make the line.", _writes_a_line, a_blog),
        Check(
            "The session may hold the post already.",
            _writes_it_where_the_post_is_held,
            a_blog,
            budgeted=False,
        ),
        Check("Without such a post, None comes back.", _finds_no_post, a_blog),
    ),
    praise="The author is asked for, whatever the session holds.",
    errors=(
        ErrorMessage(
            InvalidRequestError,
            "is not available due to lazy='raise",
            "raiseload",
            "`raiseload` loads nothing: it only makes an attribute that is missing say so.",
            _AUTHOR,
        ),
        ErrorMessage(
            Exception,  # 2.0 and 2.1 raise different classes
            "greenlet_spawn has not been called",
            "lazy_load",
            "The post was handed out without its author, and an attribute cannot await "
            "(MissingGreenlet).",
            _AUTHOR,
        ),
        ErrorMessage(
            AttributeError,
            "'NoneType' object has no attribute",
            "none_not_handled",
            "There is no such post, so None came, and an attribute of None was read.",
            "Return None before you go on with it.",
        ),
    ),
)
