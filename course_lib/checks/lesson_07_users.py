"""Lesson 07: a user that is made with a post, renamed, or given an email that may be taken."""

from __future__ import annotations

from sqlalchemy import inspect as inspect_object
from sqlalchemy import select

from course_lib.app import Post, User

from .attempt import Attempt
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_07_rows import ASA, BO, INES, KEI, LESSON, NO_USER, USERS, a_blog
from .unmet import Unmet

# sign_up_with_post

_LIST = "Give the list to the constructor: `User(…, posts=[Post(title=title)])`."


async def _signs_up(attempt: Attempt) -> None:
    user = await attempt.call("runa", "runa@example.org", "First words")
    attempt.expect_object(user, User, username="runa", email="runa@example.org")
    await attempt.expect_rows(
        select(Post.title, Post.author_id).where(Post.id > 22),
        [("First words", user.id)],
        "The posts table should hold one new post, by the new user.",
        mistake="post_missing",
        next_step="An `except` around the append hides that no post is made. " + _LIST,
    )
    try:
        posts = attempt.read(user, "posts")
    except Unmet as unmet:
        raise Unmet(
            "Both rows are there, but `user.posts` of the new user is not loaded: a caller who "
            "reads it gets MissingGreenlet.",
            mistake="list_not_loaded",
            next_step="`author_id=user.id` fills a column and tells the object nothing. " + _LIST,
        ) from unmet
    attempt.expect_value(
        [post.title for post in posts],
        ["First words"],
        message="`user.posts` should hold the first post, and nothing else.",
        mistake="list_incomplete",
        next_step=_LIST,
    )
    user.posts.append(Post(title="Second words"))
    await attempt.db.flush()
    await attempt.expect_rows(
        select(Post.title).where(Post.author_id == user.id).order_by(Post.id),
        [("First words",), ("Second words",)],
        "The caller appended a second post and flushed, and it was not saved: `user.posts` is no "
        "list that the session follows.",
        mistake="list_not_followed",
        next_step=_LIST,
    )


sign_up_with_post = Exercise(
    name="sign_up_with_post",
    lesson=LESSON,
    title="Sign up with a first post",
    asks="Insert a user with a first post and return the user, whose posts can be read and "
    "appended to. Flush; the caller commits.",
    parameters=("db", "username", "email", "title"),
    transaction=Transaction.FLUSH,
    budget=4,
    hints=(
        "Which line raises? Before it, the user was flushed: it is a row, and its list was never "
        "given.",
        "A list that is given to the constructor counts as loaded, also an empty one.",
        "`User(…, posts=[Post(title=title)])`, one `db.add(user)`, one flush.",
    ),
    checks=(Check("User, post and list are there.", _signs_up, a_blog),),
    praise="The user was whole before it was flushed, so its list is known.",
    errors=(
        ErrorMessage(
            Exception,  # 2.0 and 2.1 raise different classes
            "greenlet_spawn has not been called",
            "lazy_load",
            "`user.posts` is used after the flush, and was never given: the session wants to look "
            "whether there are posts, and an attribute cannot await (MissingGreenlet).",
            "To read it before the flush does not help, that `[]` is not kept. " + _LIST,
        ),
    ),
)


# rename_user


async def _renames(attempt: Attempt) -> None:
    user = await attempt.call(12, "bodil")
    attempt.expect(
        (12, "bo", "bo@example.org", False) not in await attempt.rows(USERS),
        "The table has the old name: the new one was thrown away before anything was sent.",
        mistake="change_thrown_away",
        next_step="A `refresh` reads the row again, over what is not flushed yet. Flush first; "
        "then ask whether the refresh is needed at all.",
        came_back=user,
    )
    await attempt.expect_rows(
        USERS,
        [INES, ASA, (12, "bodil", "bo@example.org", False), KEI],
        "User 12 should be called `bodil`, and all else should be as before.",
    )
    attempt.expect_object(user, User, id=12, username="bodil")


async def _leaves_the_callers_work(attempt: Attempt) -> None:
    held = await attempt.get(User, 7)
    posts = await held.awaitable_attrs.posts
    held.is_active = False
    user = await attempt.call(7, "asa")
    attempt.expect_object(user, User, id=7, username="asa")
    await attempt.expect_rows(
        USERS,
        [INES, (7, "asa", "asa@example.org", False), BO, KEI],
        "The caller had switched the user off before, without a flush. The row should have the "
        "new name and that change.",
        mistake="lost_callers_change",
        next_step="A `refresh` before the flush throws away whatever is not flushed, the caller's "
        "change too.",
    )
    emptied = [post for post in posts if inspect_object(post).expired]
    attempt.expect(
        not emptied and "posts" not in inspect_object(held).expired_attributes,
        "The caller had loaded the user's posts, and they cannot be read any more "
        '(MissingGreenlet): a refresh without names goes on along `cascade="all"` and empties '
        "them.",
        mistake="emptied_children",
        next_step="Leave the refresh out: after the flush every column can be read. Where one is "
        'set by the database, name it: `refresh(user, ["updated_at"])`.',
    )


async def _finds_no_user(attempt: Attempt) -> None:
    attempt.expect_none(await attempt.call(4, "nobody"), "there is no user 4.")


rename_user = Exercise(
    name="rename_user",
    lesson=LESSON,
    title="Rename a user",
    asks="Mend the function so that the new name is saved, and what the caller holds stays as it "
    "is; None if there is no such user. Flush; the caller commits.",
    parameters=("db", "user_id", "username"),
    transaction=Transaction.FLUSH,
    budget=3,
    hints=(
        "Put `with show_sql():` around the call. Is there an UPDATE?",
        "The refresh comes before the flush, and reads the row over the new name. In the other "
        "order the name is saved, and the refresh does more than you want.",
        "Set the name, flush, return the user. No refresh is needed here.",
    ),
    checks=(
        Check("The new name is in the table.", _renames, a_blog),
        Check(
            "What the caller holds stays as it is.",
            _leaves_the_callers_work,
            a_blog,
            budgeted=False,
        ),
        Check("Without such a user, None comes back.", _finds_no_user, a_blog),
    ),
    praise="The name is saved, and nothing that the caller holds was touched.",
    errors=(NO_USER,),
)
