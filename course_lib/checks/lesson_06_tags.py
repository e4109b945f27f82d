"""Lesson 06: the posts that carry a tag."""

from __future__ import annotations

from typing import Any

from sqlalchemy import insert
from sqlalchemy.exc import DBAPIError

from course_lib.app import Post, Tag
from course_lib.app.models import post_tags

from .anew import change, expect_anew
from .attempt import Attempt, LearnerError
from .exercise import Check, Exercise, Transaction
from .lesson_06_blogs import MANY, RARE, a_big_blog, a_small_blog
from .lesson_06_loaded import LAZY, LESSON, NONE, UNIQUE, authors_of, tags_of
from .slips import (
    Slip,
    call_where_nothing_is_found,
    expect_objects,
    expect_statements,
    list_of,
    unordered_backwards,
)

_ORDER = "newest first, and of two with the same time the higher id first"
_TIE = Slip(
    [15, 5, 9, 22],
    "no_tie_break",
    "Posts 5 and 9 have the same `created_at`, and the one with the higher id should come first.",
    "Put a second column into the order: `order_by(Post.created_at.desc(), Post.id.desc())`.",
)
_TAGS = {15: ["ORM", "orm", "sql"], 9: ["orm"], 5: ["orm", "sql"], 22: ["orm", "sql"]}


def _expect_chosen(attempt: Attempt, posts: Any) -> None:
    """Expect no post without the tag, and name the two usual ways in which one comes."""
    came = [getattr(post, "id", None) for post in list_of(attempt, posts)]
    attempt.expect(
        21 not in came,
        "Post 21 carries no tag at all, and came: nothing in the statement chooses the posts by "
        "their tags.",
        mistake="not_filtered",
        next_step="A loader such as `joinedload(Post.tags)` never filters, and `where(Tag.name == "
        "…)` alone names a second table without tying it to the posts: `.join(Post.tags)` does.",
        ids_that_came=came,
    )
    attempt.expect(
        14 not in came,
        "Post 14 carries the tags `ORM` and `orm-lite`, and not `orm`, but came.",
        mistake="loose_match",
        next_step="Compare with `==`: LIKE, `ilike` and `lower()` do not tell capitals from small "
        "letters, and `contains` or `startswith` find a part of a name.",
        ids_that_came=came,
    )


async def _lists_posts_by_tag(attempt: Attempt) -> None:
    posts = await attempt.call("orm")
    _expect_chosen(attempt, posts)
    expect_objects(attempt, posts, Post, [15, 9, 5, 22], _TIE, order=_ORDER, frugal=False)
    for post in posts:
        came, names = tags_of(attempt, post), _TAGS[post.id]
        attempt.expect_value(
            came,
            names,
            message=f"Post {post.id} carries the tags {', '.join(names)}, and its `post.tags` "
            f"holds {', '.join(came) or 'none'}.",
            mistake="partial_collection",
            next_step="`post.tags` was filled from the filtered join, so it holds only what "
            "matched. Let the join filter, and `selectinload(Post.tags)` load.",
        )
    attempt.expect_value(authors_of(attempt, posts), ["bo", "ines", "åsa", "åsa"])


async def _keeps_the_order(attempt: Attempt) -> None:
    await unordered_backwards(attempt)  # a tie that nothing decides may fall right by luck
    posts = await attempt.call("orm")
    expect_objects(attempt, posts, Post, [15, 9, 5, 22], _TIE, order=_ORDER, frugal=False)


async def _tells_capitals(attempt: Attempt) -> None:
    capital = Slip(
        [15, 9, 5, 22],
        "folds_case",
        "`ORM` and `orm` are two tags, and the posts of `orm` came for `ORM`.",
        "Compare the name as it was given: no `lower()`.",
    )
    posts = await attempt.call("ORM")
    expect_objects(attempt, posts, Post, [15, 14], capital, order=_ORDER, frugal=False)


async def _finds_no_tagged_post(attempt: Attempt) -> None:
    for name in ("draft", "nothing", ""):
        posts = await call_where_nothing_is_found(attempt, name, asked_for="an empty list")
        expect_objects(attempt, posts, Post, [], frugal=False)
    for name in ("or?", "[o]rm", "or_", " orm "):
        posts = await call_where_nothing_is_found(attempt, name, asked_for="an empty list")
        came = [] if posts is None else list_of(attempt, posts)
        attempt.expect(
            not came,
            f"There is no tag {name!r}, and posts came for it: those of `orm`.",
            mistake="loose_match",
            next_step="Compare the name as it was given, with `==`: no `strip()`, no GLOB, no "
            "LIKE.",
            came_back=came,
        )


async def _takes_a_name_with_a_quote(attempt: Attempt) -> None:
    try:
        posts = await attempt.call("o'rm")
        posts = posts or await attempt.call("' OR 1 OR '")
        is_a_value = not posts
    except LearnerError as raised:
        if not isinstance(raised.__cause__, DBAPIError):
            raise
        is_a_value = False
    attempt.expect(
        is_a_value,
        "A name with a quote in it, such as `o'rm`, became a part of the SQL.",
        mistake="sql_injection",
        next_step="Never put a value into SQL text yourself: `Tag.name == name` sends it beside "
        "the statement, and so does a `:name` in `text(…)`.",
    )


async def _lists_what_is_new(attempt: Attempt) -> None:
    for name in ("orm", "fresh"):
        await attempt.call(name)
    links = [{"post_id": 21, "tag_id": number} for number in (2, 30)]
    await change(
        attempt,
        insert(Tag).values(id=30, name="fresh"),
        insert(post_tags).values(links),
    )
    for name, ids in [("orm", [15, 21, 9, 5, 22]), ("fresh", [21])]:
        posts = list_of(attempt, await attempt.call(name))
        came = len(posts) == len(ids)
        expect_anew(attempt, came, f"post 21 was given the tag `{name}`", posts)
        expect_objects(attempt, posts, Post, ids, order=_ORDER, frugal=False)


async def _lists_a_rare_tag(attempt: Attempt) -> None:
    posts = await attempt.call("rare")
    expect_statements(
        attempt, 3, "One for the posts, one for the tags, one for the authors at most."
    )
    attempt.expect(
        attempt.received < MANY,
        f"40 of 1,000 posts carry the tag, and the database gave {attempt.received} rows.",
        mistake="filtered_in_python",
        next_step="Let the database choose: the condition belongs in `.where(…)`.",
    )
    newest = [2 * number + 1 for number in range(MANY - RARE, -1, -RARE)]
    expect_objects(attempt, posts, Post, newest, order="newest first", frugal=False)
    authors_of(attempt, posts)
    for post in posts:
        tags_of(attempt, post)


list_posts_by_tag = Exercise(
    name="list_posts_by_tag",
    lesson=LESSON,
    title="List the posts that carry a tag",
    asks="Return the posts with this tag, newest first, each with its author and all of its tags "
    "loaded, in three statements at most.",
    parameters=("db", "name"),
    transaction=Transaction.READ,
    budget=3,
    hints=(
        "Two jobs: choose the posts, and load what belongs to them. A loader never chooses.",
        "Choose with `.join(Post.tags).where(Tag.name == name)`. Load the tags with a loader that "
        "does not use that join.",
        "`.options(joinedload(Post.author), selectinload(Post.tags))` and "
        "`.order_by(Post.created_at.desc(), Post.id.desc())`.",
    ),
    checks=(
        Check(
            "The posts with the tag come, with all of their tags.",
            _lists_posts_by_tag,
            a_small_blog,
            budgeted=False,
        ),
        Check(
            "Posts of the same time come in an order that is said.",
            _keeps_the_order,
            a_small_blog,
            budgeted=False,
        ),
        Check(
            "Tags that differ in capitals are two tags.",
            _tells_capitals,
            a_small_blog,
            budgeted=False,
        ),
        Check(
            "A tag without posts gives an empty list.",
            _finds_no_tagged_post,
            a_small_blog,
            budgeted=False,
        ),
        Check(
            "A quote in a name is a letter like any other.",
            _takes_a_name_with_a_quote,
            a_small_blog,
            budgeted=False,
        ),
        Check("A tag that is new is seen.", _lists_what_is_new, a_small_blog, budgeted=False),
        Check("A thousand posts make no difference.", _lists_a_rare_tag, a_big_blog),
    ),
    praise="The posts were chosen by one tag, and loaded with all of theirs.",
    errors=(LAZY, UNIQUE, NONE),
)
