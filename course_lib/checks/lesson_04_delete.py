"""The exercises of lesson 04, delete."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import UnmappedInstanceError

from course_lib.app import Base, Comment, Post, Tag, User
from course_lib.app.models import post_tags

from .attempt import Attempt
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .slips import expect_objects, list_of

LESSON = "04_delete"

NO_SUCH_ROW = ErrorMessage(
    UnmappedInstanceError,
    "NoneType",
    "missing_row",
    "There is no such row here: what was to be deleted is None.",
    "Look at what `db.get(…)` gave before you delete it, and return False for None.",
)


def a_blog() -> Sequence[Base]:
    """Four users with gaps in their ids, two of them inactive; posts, comments and tags."""
    names = {4: "ivo", 7: "bea", 9: "ömer", 15: "ana"}
    users = {
        number: User(
            id=number,
            username=name,
            email=f"user{number}@example.org",
            hashed_password="h",
            is_active=number not in (7, 15),
        )
        for number, name in names.items()
    }
    orm, sql, draft = Tag(id=2, name="orm"), Tag(id=5, name="sql"), Tag(id=8, name="draft")
    posts = [
        Post(id=number, author=users[author], title=f"Post {number}", tags=tags)
        for number, author, tags in [(3, 9, [orm, sql]), (6, 4, [sql]), (10, 9, []), (11, 7, [orm])]
    ]
    comments = [
        Comment(id=number, post=posts[post], body="…")
        for number, post in [(1, 0), (2, 1), (12, 0), (20, 3)]
    ]
    return [*users.values(), draft, *posts, *comments]


_USERS = select(User.id).order_by(User.id)
_POSTS = select(Post.id).order_by(Post.id)
_COMMENTS = select(Comment.id).order_by(Comment.id)
_TAGS = select(Tag.id).order_by(Tag.id)
_LINKS = select(post_tags.c.post_id, post_tags.c.tag_id).order_by(
    post_tags.c.post_id, post_tags.c.tag_id
)


def _ids(*numbers: int) -> list[tuple[Any, ...]]:
    return [(number,) for number in numbers]


# delete_user


async def _deletes_a_user_with_posts(attempt: Attempt) -> None:
    deleted = await attempt.call(9)
    await attempt.expect_rows(
        _USERS, _ids(4, 7, 15), "User 9 was to be deleted, and nobody else.", mistake="wrong_user"
    )
    await attempt.expect_rows(
        _POSTS, _ids(6, 11), "The posts of user 9 (3 and 10) should be gone, and no other."
    )
    await attempt.expect_rows(
        _COMMENTS, _ids(2, 20), "The comments on those posts should be gone, and no other."
    )
    await attempt.expect_rows(_TAGS, _ids(2, 5, 8), "No tag was to be deleted.")
    attempt.expect_value(deleted, True)


async def _says_that_there_is_no_such_user(attempt: Attempt) -> None:
    deleted = await attempt.call(8)
    await attempt.expect_rows(
        _USERS,
        _ids(4, 7, 9, 15),
        "There is no user 8, and yet a user was deleted.",
        mistake="wrong_user",
    )
    attempt.expect_value(deleted, False, message="There is no user 8: the answer is False.")


delete_user = Exercise(
    name="delete_user",
    lesson=LESSON,
    title="Delete a user",
    asks="Delete the user with this id and what hangs on it. Return True, or False where there is "
    "no such user. Flush; the caller commits.",
    parameters=("db", "user_id"),
    transaction=Transaction.FLUSH,
    hints=(
        "Load the user first. What does `db.get` give where there is none?",
        "`await db.delete(user)` marks the object; `await db.flush()` sends the DELETE.",
        "Posts, comments and links need no code of yours: the foreign keys say ON DELETE CASCADE.",
    ),
    checks=(
        Check("The user goes, with posts and comments.", _deletes_a_user_with_posts, a_blog),
        Check("A missing user is an answer.", _says_that_there_is_no_such_user, a_blog),
    ),
    praise="The user went, the database took posts and comments along, and a missing user was an "
    "answer instead of an error.",
    errors=(NO_SUCH_ROW,),
)


# delete_post


async def _deletes_one_post(attempt: Attempt) -> None:
    deleted = await attempt.call(3)
    await attempt.expect_rows(
        _POSTS, _ids(6, 10, 11), "Post 3 was to be deleted, and no other.", mistake="wrong_post"
    )
    await attempt.expect_rows(
        _COMMENTS, _ids(2, 20), "The comments on post 3 should be gone, and no other."
    )
    await attempt.expect_rows(_TAGS, _ids(2, 5, 8), "The tags of post 3 were to stay.")
    await attempt.expect_rows(
        _LINKS, [(6, 5), (11, 2)], "The links of post 3 to its tags should be gone, and no other."
    )
    attempt.expect_value(deleted, True)


async def _says_that_there_is_no_such_post(attempt: Attempt) -> None:
    deleted = await attempt.call(4)
    await attempt.expect_rows(
        _POSTS,
        _ids(3, 6, 10, 11),
        "There is no post 4, and yet a post was deleted.",
        mistake="wrong_post",
    )
    attempt.expect_value(deleted, False, message="There is no post 4: the answer is False.")


delete_post = Exercise(
    name="delete_post",
    lesson=LESSON,
    title="Delete a post with one statement",
    asks="Delete the post with this id, with one statement whatever hangs on it. Return whether "
    "there was one. The caller commits.",
    parameters=("db", "post_id"),
    transaction=Transaction.FLUSH,
    budget=1,
    hints=(
        "`db.delete(post)` needs the object, so it needs a SELECT. Which call needs none?",
        "`delete(Post).where(…)` is a statement: `await db.execute(…)` sends it.",
        "The result's `rowcount` says how many rows there were: compare it with 0, or with 1.",
    ),
    checks=(
        Check("The post goes, with comments and links.", _deletes_one_post, a_blog),
        Check("A missing post is an answer.", _says_that_there_is_no_such_post, a_blog),
    ),
    praise="One DELETE, and the database's own cascades did the rest.",
)


# untag_post


async def _takes_one_tag_off(attempt: Attempt) -> None:
    had = await attempt.call(3, "orm")
    await attempt.expect_rows(
        _TAGS,
        _ids(2, 5, 8),
        "The tag itself was to stay: other posts have it too.",
        mistake="deleted_the_tag",
        next_step="Only the row in post_tags that joins this post to this tag has to go.",
    )
    await attempt.expect_rows(
        _LINKS,
        [(3, 5), (6, 5), (11, 2)],
        'Post 3 should lose "orm" and keep "sql", and no other post should lose anything.',
        mistake="wrong_links",
    )
    await attempt.expect_rows(_POSTS, _ids(3, 6, 10, 11), "No post was to be deleted.")
    attempt.expect_value(had, True)


async def _says_that_the_post_has_no_such_tag(attempt: Attempt) -> None:
    for post_id, name in ((6, "orm"), (10, "sql"), (3, "nobody uses this"), (99, "orm")):
        had = await attempt.call(post_id, name)
        await attempt.expect_rows(
            _LINKS,
            [(3, 2), (3, 5), (6, 5), (11, 2)],
            f'Post {post_id} has no tag "{name}", and yet a link was removed.',
            mistake="wrong_links",
        )
        attempt.expect_value(
            had, False, message=f'Post {post_id} has no tag "{name}": the answer is False.'
        )


untag_post = Exercise(
    name="untag_post",
    lesson=LESSON,
    title="Take a tag off a post",
    asks="Remove the tag of this name from this post. The tag, and its other posts, stay. Return "
    "whether the post had it. The caller commits.",
    parameters=("db", "post_id", "tag_name"),
    transaction=Transaction.FLUSH,
    hints=(
        "What has to go is one row of the table `post_tags`. Two ways lead there.",
        "With objects: load the post and its tags (`await db.refresh(post, ['tags'])`), take the "
        "tag out of `post.tags`, flush.",
        "With a statement: `delete(post_tags).where(…)` on both columns; a subquery, or a SELECT "
        "before it, gives the id of the tag.",
    ),
    checks=(
        Check("One link goes, and nothing else.", _takes_one_tag_off, a_blog),
        Check("Not having the tag is an answer.", _says_that_the_post_has_no_such_tag, a_blog),
    ),
    praise="Only the link went: the tag and its other posts are as they were.",
    errors=(
        ErrorMessage(
            AttributeError,
            "'NoneType' object",
            "missing_row",
            "There is no such post or no such tag here, and the function goes on with None.",
            "Return False where one of the two is None.",
        ),
        ErrorMessage(
            ValueError,
            "not in list",
            "missing_row",
            "The post has no such tag, and `remove` raises where there is nothing to remove.",
            "Ask first whether the tag is in `post.tags`.",
        ),
        NO_SUCH_ROW,
    ),
)


# purge_inactive_users


async def _purges_two_users(attempt: Attempt) -> None:
    count = await attempt.call()
    left = await attempt.rows(_USERS)
    attempt.expect(
        left != _ids(4, 7, 9, 15),
        "Nobody was deleted, and two users are inactive.",
        mistake="deleted_nobody",
        next_step="`not User.is_active` is worked out by Python, not by the database, and gives "
        "False. Write `~User.is_active` or `User.is_active.is_(False)`.",
    )
    await attempt.expect_rows(
        _USERS, _ids(4, 9), "The inactive users (7 and 15) should go, and the active ones stay."
    )
    await attempt.expect_rows(
        _POSTS, _ids(3, 6, 10), "The post of an inactive user (11) should be gone, and no other."
    )
    attempt.expect_value(count, 2)


def nobody_inactive() -> Sequence[Base]:
    """One active user."""
    return [User(id=4, username="ivo", email="ivo@example.org", hashed_password="h")]


async def _purges_nobody(attempt: Attempt) -> None:
    count = await attempt.call()
    await attempt.expect_rows(_USERS, _ids(4), "Nobody is inactive, and yet somebody was deleted.")
    attempt.expect_value(count, 0)


purge_inactive_users = Exercise(
    name="purge_inactive_users",
    lesson=LESSON,
    title="Delete every inactive user",
    asks="Delete all inactive users with one statement, and return how many there were. The caller "
    "commits.",
    parameters=("db",),
    transaction=Transaction.FLUSH,
    budget=1,
    hints=(
        "No object is needed: `delete(User).where(…)` deletes in the database.",
        "The condition is `User.is_active.is_(False)`.",
        "`result.rowcount` is the number of rows that were deleted.",
    ),
    checks=(
        Check("The inactive go, and their posts.", _purges_two_users, a_blog),
        Check("With nobody inactive it is 0.", _purges_nobody, nobody_inactive),
    ),
    praise="One statement, however many users there are.",
)


# soft_delete_user


async def _hides_a_user(attempt: Attempt) -> None:
    hidden = await attempt.call(9)
    await attempt.expect_rows(
        _USERS,
        _ids(4, 7, 9, 15),
        "The row of user 9 was to stay: a soft delete only marks it.",
        mistake="hard_deleted",
        next_step="Set `is_active` to False instead of deleting.",
    )
    await attempt.expect_rows(
        select(User.id).where(User.is_active.is_(True)).order_by(User.id),
        _ids(4),
        "User 9 should be inactive now, and user 4 should still be active.",
        mistake="not_marked",
    )
    await attempt.expect_rows(_POSTS, _ids(3, 6, 10, 11), "The posts of user 9 were to stay.")
    await attempt.expect_rows(
        select(User.id, User.email).where(User.id != 9).order_by(User.id),
        [(n, f"user{n}@example.org") for n in (4, 7, 15)],
        "The other users should keep their email.",
    )
    attempt.expect_value(hidden, True)
    taken = select(func.count()).select_from(User).where(User.email == "user9@example.org")
    await attempt.expect_rows(
        taken,
        [(0,)],
        "The hidden row still holds user9@example.org: nobody can register with it again.",
        mistake="email_still_taken",
        next_step='Give the row another email, such as `f"deleted-{user_id}@example.invalid"`.',
    )


async def _hides_two_users(attempt: Attempt) -> None:
    for user_id in (4, 9):
        attempt.expect_value(await attempt.call(user_id), True)
    await attempt.expect_rows(
        select(func.count()).select_from(User).where(User.is_active.is_(True)),
        [(0,)],
        "After two users were hidden, none should be active.",
    )


async def _says_that_there_is_nobody_to_hide(attempt: Attempt) -> None:
    attempt.expect_value(
        await attempt.call(8), False, message="There is no user 8: the answer is False."
    )
    await attempt.expect_rows(
        select(User.id).where(User.is_active.is_(True)).order_by(User.id),
        _ids(4, 9),
        "There is no user 8, and yet somebody was hidden.",
    )


soft_delete_user = Exercise(
    name="soft_delete_user",
    lesson=LESSON,
    title="Hide a user instead of deleting",
    asks="Mark the user as inactive and free the email for others: it becomes "
    '"deleted-ID@example.invalid". Return False where there is no such user. Flush; the caller '
    "commits.",
    parameters=("db", "user_id"),
    transaction=Transaction.FLUSH,
    hints=(
        "Nothing is deleted: this is an update of two columns.",
        "Load the user, set `is_active` and `email`, flush.",
        "The email has to differ from row to row, since it is unique: put the id into it.",
    ),
    checks=(
        Check("The row stays, marked, and its email is free.", _hides_a_user, a_blog),
        Check("A second user can be hidden too.", _hides_two_users, a_blog),
        Check("A missing user is an answer.", _says_that_there_is_nobody_to_hide, a_blog),
    ),
    praise="The row and its posts stay, and the email is free for the next one who wants it.",
    errors=(
        ErrorMessage(
            IntegrityError,
            "UNIQUE constraint failed: users.email",
            "same_email_twice",
            "A second user was hidden, and got the same email as the first: it has to be unique.",
            "Put the id into it.",
        ),
        ErrorMessage(
            AttributeError,
            "'NoneType' object",
            "missing_row",
            "There is no such user here, and the function goes on with None.",
            "Return False where `db.get(…)` gives None.",
        ),
    ),
)


# list_visible_users


async def _lists_the_active(attempt: Attempt) -> None:
    users = await attempt.call()
    attempt.expect(
        bool(list_of(attempt, users)),
        "Two users are active, and the list is empty.",
        mistake="python_is",
        next_step="`User.is_active is True` is worked out by Python, and gives False. Write "
        "`User.is_active.is_(True)`.",
    )
    expect_objects(attempt, users, User, [4, 9], order="by username", frugal=False)
    attempt.expect(
        attempt.received <= 2,
        f"The list is right, but the database sent {attempt.received} rows for it: the hidden ones "
        "too.",
        mistake="filters_in_python",
        next_step="Let the database leave them out: `.where(…)`.",
    )


def names_against_ids() -> Sequence[Base]:
    """Users whose names sort otherwise than their ids, one of them inactive."""
    rows = [(3, "zoe", True), (5, "abel", True), (8, "mia", False), (12, "kim", True)]
    return [
        User(id=n, username=name, email=f"{name}@x.org", hashed_password="h", is_active=active)
        for n, name, active in rows
    ]


async def _lists_them_in_order(attempt: Attempt) -> None:
    users = await attempt.call()
    expect_objects(attempt, users, User, [5, 12, 3], order="by username", frugal=False)


list_visible_users = Exercise(
    name="list_visible_users",
    lesson=LESSON,
    title="List who is still visible",
    asks="Return the users who are not hidden (the active ones), ordered by username.",
    parameters=("db",),
    transaction=Transaction.READ,
    budget=1,
    hints=(
        "Every query on a table with hidden rows needs the condition: the database does not know.",
        "`select(User).where(User.is_active.is_(True)).order_by(User.username)`",
        "`(await db.scalars(statement)).all()` makes a list of it.",
    ),
    checks=(
        Check("The active users come back.", _lists_the_active, a_blog),
        Check("They come by username.", _lists_them_in_order, names_against_ids),
    ),
    praise="The database left the hidden rows out, and the order is said.",
)


EXERCISES = (
    delete_user,
    delete_post,
    untag_post,
    purge_inactive_users,
    soft_delete_user,
    list_visible_users,
)
