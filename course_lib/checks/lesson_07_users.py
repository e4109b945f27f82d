"""Lesson 07: a user that is made with a post, renamed, or given an email that may be taken."""

from __future__ import annotations

from sqlalchemy import inspect as inspect_object
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from course_lib.app import CRUDError, Post, User

from .attempt import Attempt, LearnerError
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_07_rows import ASA, BO, INES, KEI, LESSON, NO_USER, USERS, a_blog, expect_user_12
from .unmet import Unmet

# sign_up_with_post

_NEW_POSTS = select(Post.title, Post.author_id).where(Post.id > 22)
_LIST = "Give the list to the constructor: `User(…, posts=[Post(title=title)])`."


async def _signs_up(attempt: Attempt) -> None:
    user = await attempt.call("Runa", "Runa@Example.org", "First words")
    attempt.expect_object(user, User, username="Runa", email="Runa@Example.org")
    rows = await attempt.rows(_NEW_POSTS)
    attempt.expect(
        bool(rows),
        "The user is there, and the post is not.",
        mistake="post_missing",
        next_step="An `except` around the append hides that no post is made, and a post that "
        "nothing leads to is not saved. " + _LIST,
    )
    attempt.expect(
        len(rows) != 1 or rows[0][0] == "First words",
        f"The title is `First words`, and the table has `{rows[0][0] if rows else ''}`.",
        mistake="wrong_title",
        next_step="`Post(title=title)` takes the title as it is given.",
    )
    await attempt.expect_rows(
        _NEW_POSTS,
        [("First words", user.id)],
        "The posts table should hold one new post, with that title, by the new user.",
        next_step=_LIST,
    )
    try:
        posts = attempt.read(user, "posts")
    except Unmet as unmet:
        raise Unmet(
            "Both rows are there, but `user.posts` of the new user is not loaded: a caller who "
            "reads it gets MissingGreenlet.",
            mistake="list_not_loaded",
            next_step="`author_id=user.id` fills a column and tells the object nothing, and a "
            "`refresh` without names lets the list go. " + _LIST,
        ) from unmet
    attempt.expect_value(
        [post.title for post in posts],
        ["First words"],
        message="`user.posts` should hold the first post, and nothing else.",
        mistake="list_incomplete",
        next_step=_LIST,
    )
    attempt.expect_object(user.posts[0], Post, title="First words")
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
        ErrorMessage(
            IntegrityError,
            "posts.author_id",
            "post_without_author",
            "The post was refused: nothing says who wrote it.",
            "To add it beside the user does not make it the user's. " + _LIST,
        ),
        ErrorMessage(
            TypeError,
            "Incompatible collection type",
            "post_for_a_list",
            "`posts` is a list, and was given a post.",
            "Put brackets around it: `posts=[Post(title=title)]`.",
        ),
    ),
)


# rename_user

_POSTS = select(Post.id, Post.author_id, Post.title).order_by(Post.id)


async def _renames(attempt: Attempt) -> None:
    posts = await attempt.rows(_POSTS)
    user = await attempt.call(12, "Bodil")
    expect_user_12(attempt, user)
    old = (12, "bo", "bo@example.org", False) in await attempt.rows(USERS)
    selects = sum(each.kind == "SELECT" for each in attempt.statements)
    attempt.expect(
        not old or selects < 2,
        "The table has the old name: the new one was thrown away before anything was sent.",
        mistake="change_thrown_away",
        next_step="A `refresh` reads the row again, over what is not flushed yet. Flush first; "
        "then ask whether the refresh is needed at all.",
        came_back=user,
    )
    attempt.expect(
        not old,
        "The table has the old name.",
        mistake="nothing_changed",
        next_step="Is it `user.username` that gets the new name, and is it flushed?",
        came_back=user,
    )
    await attempt.expect_rows(
        USERS,
        [INES, ASA, (12, "Bodil", "bo@example.org", False), KEI],
        "User 12 should be called `Bodil`, and all else should be as before.",
        next_step="An UPDATE needs the id in its WHERE, and one new value: the name as given.",
    )
    await attempt.expect_rows(
        _POSTS,
        posts,
        "The user was renamed, and posts are gone: a user who is deleted takes them along.",
        mistake="posts_lost",
        next_step="Change the row that is there.",
    )
    _expect_new_name(attempt, user, "Bodil")
    attempt.expect_object(user, User, id=12, username="Bodil")


async def _renames_to_anothers_name(attempt: Attempt) -> None:
    """Give user 12 the name of user 3, and then one of its own."""
    try:
        user = await attempt.call(12, "ines")
    except LearnerError as raised:
        attempt.expect(
            not isinstance(raised.__cause__, ValueError | CRUDError),
            "Another user is called `ines`, too, and the function raised "
            f"{type(raised.__cause__).__name__}. Only an email has to be unique.",
            mistake="name_refused",
            next_step="The new name is set whoever else has it.",
        )
        raise
    await _expect_names(attempt, (12, "ines", "bo@example.org", False))
    attempt.expect_object(user, User, id=12, username="ines")
    await attempt.call(12, "Bodil")
    await _expect_names(attempt, (12, "Bodil", "bo@example.org", False))


async def _expect_names(attempt: Attempt, renamed: tuple[object, ...]) -> None:
    await attempt.expect_rows(
        USERS,
        [INES, ASA, renamed, KEI],
        f"`{attempt.called}` should rename user 12, and nobody else. Two users may have one name.",
        mistake="by_name",
        next_step="The id says who is renamed: `User.id == user_id`.",
    )


def _expect_new_name(attempt: Attempt, user: object, name: str) -> None:
    """Expect that an object which came back does not say the old name."""
    came = inspect_object(user).dict.get("username", name) if type(user) is User else name
    attempt.expect(
        came == name,
        f"The table has the new name, and the user that came back is still called `{came}`: that "
        "UPDATE went past the session.",
        mistake="old_name_in_the_object",
        next_step="Set `user.username` and flush; or after an UPDATE of your own "
        '`await db.refresh(user, ["username"])`.',
        came_back=user,
    )


async def _leaves_the_callers_work(attempt: Attempt) -> None:
    held = await attempt.get(User, 7)
    posts = await held.awaitable_attrs.posts
    held.is_active = False
    user = await attempt.call(7, "asa")
    attempt.expect(
        held in attempt.db,
        "The caller holds the user, and the session does not follow it any more.",
        mistake="let_go",
        next_step="Leave the object in the session, and change that one.",
    )
    await attempt.expect_rows(
        USERS,
        [INES, (7, "asa", "asa@example.org", False), BO, KEI],
        "The caller had switched the user off before, without a flush. The row should have the "
        "new name and that change.",
        mistake="lost_callers_change",
        next_step="A `refresh` before the flush throws away whatever is not flushed, the caller's "
        "change too.",
    )
    _expect_new_name(attempt, user, "asa")
    attempt.expect_object(user, User, id=7, username="asa")
    emptied = [post for post in posts if inspect_object(post).expired]
    attempt.expect(
        not emptied and "posts" not in inspect_object(held).unloaded,
        "The caller had loaded the user's posts, and they cannot be read any more "
        '(MissingGreenlet). A refresh without names goes on along `cascade="all"` and empties '
        "them; `populate_existing` and `expire` let the list go, too.",
        mistake="emptied_children",
        next_step="Leave it out: after the flush every column can be read. Where one is "
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
        Check("Two users may have one name.", _renames_to_anothers_name, a_blog),
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
