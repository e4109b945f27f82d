"""Lesson 06: posts with their authors."""

from __future__ import annotations

from typing import Any

from sqlalchemy import inspect as inspect_object
from sqlalchemy import update

from course_lib.app import Post

from .anew import a_new_post, change, expect_anew
from .attempt import Attempt
from .exercise import Check, Exercise, Transaction
from .lesson_06_blogs import MANY, a_big_blog, a_small_blog
from .lesson_06_loaded import (
    LAZY,
    LESSON,
    NONE,
    authors_of,
    expect_everything,
    expect_order_by_id,
    option_path,
)
from .slips import (
    call_where_nothing_is_found,
    expect_objects,
    expect_statements,
    list_of,
    refuse_made_by_hand,
)

# list_posts_with_authors


_IDS = [5, 9, 14, 15, 21, 22]


async def _lists_posts_with_authors(attempt: Attempt) -> None:
    posts = await attempt.call()
    expect_objects(attempt, posts, Post, _IDS, order="by id", frugal=False)
    attempt.expect_value(authors_of(attempt, posts), ["åsa", "ines", "åsa", "bo", "ines", "åsa"])


async def _says_the_order(attempt: Attempt) -> None:
    await expect_order_by_id(attempt, Post, _IDS)


async def _lists_what_is_new(attempt: Attempt) -> None:
    held = await attempt.get(Post, 5)
    held.title = "Loading, revised"
    posts = await attempt.call()
    expect_objects(attempt, posts, Post, _IDS, order="by id", frugal=False)
    attempt.expect(
        inspect_object(held).dict.get("title") == "Loading, revised",
        "The caller had changed the title of post 5, not flushed yet, and the change is lost.",
        mistake="lost_change",
        next_step="`expire_all`, `refresh` and a rollback throw away what the caller has changed. "
        "A `select` flushes it first.",
    )
    authors_of(attempt, posts)
    await change(attempt, a_new_post(30, 20))
    posts = list_of(attempt, await attempt.call())
    expect_anew(attempt, len(posts) == len(_IDS) + 1, "a post was added", posts)
    expect_objects(attempt, posts, Post, [*_IDS, 30], order="by id", frugal=False)


async def _lists_a_thousand_posts(attempt: Attempt) -> None:
    posts = await attempt.call()
    expect_statements(
        attempt,
        1,
        "`selectinload`, and a SELECT of your own for the users, are a second statement. Which "
        "loader brings the authors in the rows of the posts?",
    )
    expect_everything(attempt, posts, MANY, "posts")
    authors_of(attempt, posts)


list_posts_with_authors = Exercise(
    name="list_posts_with_authors",
    lesson=LESSON,
    title="List the posts with their authors",
    asks="Return all posts by id, each with its author loaded, in one statement.",
    parameters=("db",),
    transaction=Transaction.READ,
    budget=1,
    hints=(
        "The author has to come with the posts. What a statement loads besides its own columns "
        "stands in `.options(…)`.",
        "`selectinload` would be a second statement. `joinedload(Post.author)` is the same one.",
        "`select(Post).options(joinedload(Post.author)).order_by(Post.id)`, then `db.scalars(…)` "
        "and `.all()`.",
    ),
    checks=(
        Check(
            "All posts come, each with its author.",
            _lists_posts_with_authors,
            a_small_blog,
            budgeted=False,
        ),
        Check("They come by id.", _says_the_order, a_small_blog, budgeted=False),
        Check("A post that is new comes.", _lists_what_is_new, a_small_blog, budgeted=False),
        Check("A thousand posts take one statement too.", _lists_a_thousand_posts, a_big_blog),
    ),
    praise="One statement, for six posts as for a thousand: the authors came in the same rows.",
    errors=(LAZY, option_path(": `Post.author`, the way from a post to its user.")),
)


# get_post_with_author


async def _gets_a_post(attempt: Attempt) -> None:
    await _get(attempt, 14, "Waiting", "åsa")


async def _gets_a_post_of_an_inactive_author(attempt: Attempt) -> None:
    await _get(attempt, 15, "100% lazy", "bo")


async def _get(attempt: Attempt, number: int, title: str, author: str) -> None:
    """Call the function, and expect this post with its author, for one statement."""
    post = await attempt.call(number)
    attempt.expect(
        post is not None,
        f"`{attempt.called}` returned None, and there is a post {number}.",
        mistake="returned_nothing",
        next_step="Which condition drops it? `Post.id == post_id` is the only one that was asked "
        "for. And does the function reach its `return`?",
    )
    refuse_made_by_hand(attempt, post, Post)
    attempt.expect_object(post, Post, id=number, title=title)
    attempt.expect_value(authors_of(attempt, [post]), [author])
    expect_statements(
        attempt,
        1,
        "`selectinload`, `awaitable_attrs` and `refresh` send a statement of their own for the "
        "author. Which loader brings it in the post's own row?",
    )


async def _gets_a_post_that_is_held(attempt: Attempt) -> None:
    held = await attempt.get(Post, 9)
    held.title = "Joining, revised"
    post = await attempt.call(9)
    attempt.expect_object(post, Post, id=9)
    attempt.expect(
        post is held,
        "The session held the post already, and another object came back for the same row.",
        mistake="another_object",
        next_step="Leave what the session holds where it is: no `expunge`, no session of your own.",
    )
    attempt.expect(
        "author" not in inspect_object(post).unloaded,
        "The session held the post already, without its author, and the author is still not "
        "loaded: a caller who reads `post.author` gets MissingGreenlet.",
        mistake="get_ignores_options" if not _asked_for(attempt, "users") else "lazy_load",
        next_step="`db.get` gives an object that the session holds without looking at its options. "
        "A `select` always asks the database, and its options count.",
    )
    attempt.expect_value(authors_of(attempt, [post]), ["ines"])
    attempt.expect(
        attempt.read(post, "title") == "Joining, revised",
        "The caller had changed the post's title, not flushed yet, and the change is lost.",
        mistake="lost_change",
        next_step="`refresh` and `expire` overwrite what the caller has changed. A `select` "
        "flushes it first.",
        title=post.title,
    )


async def _gets_it_for_another_session(attempt: Attempt) -> None:
    await attempt.call(14)
    await attempt.db.close()
    attempt.db = attempt.new_session()
    await change(attempt, update(Post).where(Post.id == 14).values(title="Waiting no more"))
    post = await attempt.call(14)
    _expect_new_title(attempt, post)


def _expect_new_title(attempt: Attempt, post: Any) -> None:
    """Expect post 14 as it is now, and not as an earlier call has found it."""
    if type(post) is Post and inspect_object(post).session is attempt.db.sync_session:
        title = inspect_object(post).dict.get("title")  # who kept the object has an expired one
        expect_anew(attempt, title == "Waiting no more", "post 14 has got another title", post)
    attempt.expect_object(post, Post, id=14)


async def _gets_what_is_new(attempt: Attempt) -> None:
    await attempt.call(14)
    await change(attempt, update(Post).where(Post.id == 14).values(title="Waiting no more"))
    post = await attempt.call(14)
    _expect_new_title(attempt, post)
    await attempt.call(13)
    await change(attempt, a_new_post(13, 20))
    post = await attempt.call(13)
    expect_anew(attempt, post is not None, "post 13 was added", post)
    attempt.expect_value(authors_of(attempt, [post]), ["kei"])
    await change(attempt, a_new_post(0, 20))
    post = await attempt.call(0)
    attempt.expect(
        post is not None,
        "There is a post with id 0, and None came back.",
        mistake="zero_is_missing",
        next_step="In Python 0 counts as false, so `if not post_id:` takes it for missing. The "
        "database knows whether there is such a post: no `if` is needed.",
    )
    attempt.expect_object(post, Post, id=0)


def _asked_for(attempt: Attempt, table: str) -> bool:
    """Whether the latest call sent a SELECT that names the table."""
    return any(each.kind == "SELECT" and table in each.sql for each in attempt.statements)


async def _finds_no_post(attempt: Attempt) -> None:
    post = await call_where_nothing_is_found(attempt, 13, asked_for="None")
    attempt.expect_none(
        post, "there is no post 13.", next_step="The condition is `Post.id == post_id`."
    )


async def _gets_one_of_many(attempt: Attempt) -> None:
    post = await attempt.call(MANY + 1)
    attempt.expect_object(post, Post, id=MANY + 1)
    authors_of(attempt, [post])
    attempt.expect(
        attempt.received < MANY,
        f"One post was asked for, and the database gave {attempt.received} rows.",
        mistake="loads_rows",
        next_step="Let the database choose: the condition belongs in `.where(…)`.",
    )


get_post_with_author = Exercise(
    name="get_post_with_author",
    lesson=LESSON,
    title="Get one post with its author",
    asks="Return the post of that id with its author loaded, or None, in one statement; also where "
    "the session holds the post already.",
    parameters=("db", "post_id"),
    transaction=Transaction.READ,
    budget=1,
    hints=(
        "`db.get` with options works until somebody has loaded the post before. What always asks "
        "the database?",
        "`select(Post).where(Post.id == post_id)`, with the option that loads a single related "
        "object in the same statement.",
        "`await db.scalar(statement)` gives the object, or None where there is no row.",
    ),
    checks=(
        Check("The post comes with its author.", _gets_a_post, a_small_blog),
        Check(
            "An inactive author is an author, too.",
            _gets_a_post_of_an_inactive_author,
            a_small_blog,
        ),
        Check("Without such a post, None comes.", _finds_no_post, a_small_blog),
        Check(
            "A post that the session holds gets its author too.",
            _gets_a_post_that_is_held,
            a_small_blog,
            budgeted=False,  # the caller's change is flushed on the way
        ),
        Check(
            "Each session gets an object of its own.", _gets_it_for_another_session, a_small_blog
        ),
        Check("A post that is new is found.", _gets_what_is_new, a_small_blog, budgeted=False),
        Check("One of a thousand posts is read, and not all.", _gets_one_of_many, a_big_blog),
    ),
    praise="It does not matter what the session held before: the statement was sent, and the "
    "author came with it.",
    errors=(LAZY, NONE),
)
