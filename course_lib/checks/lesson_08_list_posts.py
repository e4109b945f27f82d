"""Lesson 08: the route that gives a page of posts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from course_lib.app import Post

from .attempt import Attempt, LearnerError
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_08_http import (
    AN_EXCEPTION,
    ROUTE_ERRORS,
    UNFIT,
    body_of,
    expect_no_secret,
    expect_status,
    open_site,
)
from .lesson_08_rows import many_posts, seven_posts
from .slips import NO_ORDER, expect_statements

if TYPE_CHECKING:
    from .lesson_08_site import Site

POST = {"id", "title", "body", "views", "created_at", "version", "author"}
LESSON = "08_fastapi_route"


async def _page(attempt: Attempt, site: Site, query: str) -> tuple[list[Any], Any]:
    """The ids of a page and its `next`, after what any page must be was stated."""
    answer = await site.request("GET", f"/posts{query}")
    expect_status(attempt, answer, 200)
    body = body_of(attempt, answer)
    expect_no_secret(attempt, body)
    attempt.expect(
        isinstance(body, dict) and body.keys() == {"items", "next"},
        f"The answer to `{attempt.called}` should have the fields `items` and `next`.",
        mistake="wrong_fields",
        next_step="`response_model=PostPage`, and return a dict of the two.",
        answer=body,
    )
    for post in body["items"]:
        attempt.expect(
            isinstance(post, dict) and post.keys() == POST,
            f"A post in the answer to `{attempt.called}` should have the fields of PostPublic.",
            mistake="wrong_fields",
            next_step="`response_model=PostPage` in the decorator says so.",
            post=post,
        )
        attempt.expect(
            post.get("author", {}).keys() == {"id", "username"},
            f"A post in the answer to `{attempt.called}` should have its author's id and username, "
            "and nothing else of them.",
            mistake="wrong_fields",
            next_step="`response_model=PostPage` in the decorator says so.",
            post=post,
        )
    return [post["id"] for post in body["items"]], body["next"]


def _expect_page(
    attempt: Attempt, came: tuple[list[Any], Any], ids: list[int], following: int | None
) -> None:
    attempt.expect(
        came[0] == ids,
        f"`{attempt.called}` should give the posts {ids}, and gave {came[0]}.",
        mistake="wrong_page",
        next_step="`after` is the id of the last post that the client has: the page has the next "
        "`limit` posts behind it, by id.",
    )
    attempt.expect(
        came[1] == following,
        f"`next` of `{attempt.called}` should be {following}, and is {came[1]}.",
        mistake="wrong_next",
        next_step="`next` is the id of the page's last post, and None where no post is behind it. "
        "Who asks for one row more than `limit` knows.",
    )


async def _gives_pages(attempt: Attempt) -> None:
    site = open_site(attempt)
    came = await _page(attempt, site, "?limit=3")
    _expect_page(attempt, came, [3, 5, 8], 8)
    expect_statements(
        attempt, 2, "`options=[joinedload(Post.author)]` brings the authors along in one statement."
    )
    _expect_page(attempt, await _page(attempt, site, "?limit=3&after=8"), [9, 14, 15], 15)
    _expect_page(attempt, await _page(attempt, site, "?limit=3&after=15"), [21], None)


async def _gives_each_its_author(attempt: Attempt) -> None:
    site = open_site(attempt)
    answer = await site.request("GET", "/posts")
    came = {post["id"]: post for post in body_of(attempt, answer)["items"]}
    for post in seven_posts():
        if isinstance(post, Post):
            author = {"id": post.author.id, "username": post.author.username}
            says = {"title": post.title, "body": post.body, "views": post.views, "author": author}
            found = {name: came.get(post.id, {}).get(name) for name in says}
            attempt.expect(
                found == says,
                f"Post {post.id} came with other values than it has, or with another author, or "
                "not at all.",
                mistake="wrong_values",
                next_step="Let the schema read them from the post: `response_model=PostPage`.",
                expected=says,
                came=found,
            )


async def _has_an_order(attempt: Attempt) -> None:
    site = open_site(attempt)
    async with site.sessions() as db:  # without an ORDER BY, another order than usual
        await db.execute(text("PRAGMA reverse_unordered_selects = ON"))
    ids, _ = await _page(attempt, site, "?limit=3&after=5")
    mistake, message, _ = NO_ORDER
    attempt.expect(
        ids == [8, 9, 14],
        message,
        mistake=mistake,
        next_step="Say it: `order_by(Post.id)`.",
        page=ids,
    )


async def _loads_one_page(attempt: Attempt) -> None:
    site = open_site(attempt)
    _expect_page(attempt, await _page(attempt, site, "?limit=4&after=20"), [22, 24, 26, 28], 28)
    attempt.expect(
        attempt.received <= 12,  # one more to know of a next page, and ids or authors beside
        f"The page is right, but the database sent {attempt.received} rows for its four posts.",
        mistake="loads_rows",
        next_step="Say the limit in the statement, not in Python.",
    )


async def _ends_at_the_end(attempt: Attempt) -> None:
    site = open_site(attempt)
    _expect_page(attempt, await _page(attempt, site, "?limit=3&after=9"), [14, 15, 21], None)
    _expect_page(attempt, await _page(attempt, site, "?after=21"), [], None)
    _expect_page(attempt, await _page(attempt, site, "?after=2147483647"), [], None)


async def _loses_nothing(attempt: Attempt) -> None:
    site = open_site(attempt)
    _, following = await _page(attempt, site, "?limit=2")
    async with site.sessions.begin() as db:
        await db.execute(text("DELETE FROM posts WHERE id IN (3, 5)"))
    came = await _page(attempt, site, f"?limit=2&after={following}")
    attempt.expect(
        came[0][:1] == [8],
        "The posts of the first page were deleted, and the second page skipped post 8.",
        mistake="offset",
        next_step="Do not count rows: ask for ids greater than `after`.",
        page=came[0],
    )


async def _has_bounds(attempt: Attempt) -> None:
    site = open_site(attempt)
    for query in ("limit=0", "limit=-1", "limit=101", "after=-1", "limit=ten"):
        answer = None
        try:
            answer = await site.request("GET", f"/posts?{query}")
        except LearnerError as raised:
            if not isinstance(raised.__cause__, Exception):
                raise
        attempt.expect(
            answer is not None and answer.status_code == 422,
            f"`GET /posts?{query}` should be refused with 422, and was answered with "
            f"{answer.status_code if answer is not None else 500}.",
            mistake="no_bounds",
            next_step="`Limit = Annotated[int, Query(ge=1, le=100)]` and, for `After`, "
            "`Query(ge=0)`.",
        )
    came = await _page(attempt, site, "?limit=100")
    _expect_page(attempt, came, list(range(2, 202, 2)), 200)
    _expect_page(attempt, await _page(attempt, site, "?limit=1&after=0"), [2], 2)
    came = await _page(attempt, site, "")
    attempt.expect(
        len(came[0]) == 20,
        f"Without a limit a page has 20 posts; this one has {len(came[0])}.",
        mistake="wrong_default",
        next_step="The default stands behind the annotation: `= 20`.",
    )


list_posts_route = Exercise(
    name="list_posts_route",
    lesson=LESSON,
    title="Give a page of posts",
    asks="Answer GET /posts with `limit` posts behind the id `after`, each with its author, and "
    "with the id that the next page begins after.",
    parameters=("db", "after", "limit"),
    transaction=Transaction.READ,
    hints=(
        "`post_crud.get_page(db, after=(after,), limit=limit)` gives `items` and `next`, a tuple "
        "or None.",
        "The schema reads `post.author` where nothing can be awaited. What do `options` do?",
        "In the decorator `response_model=PostPage`; above it "
        "`Limit = Annotated[int, Query(ge=1, le=100)]`; in the call "
        "`options=[joinedload(Post.author)]`.",
    ),
    checks=(
        Check("Pages follow each other.", _gives_pages, seven_posts),
        Check("Each post comes with its own author.", _gives_each_its_author, seven_posts),
        Check("No more is loaded than a page.", _loads_one_page, many_posts),
        Check("The last page says so.", _ends_at_the_end, seven_posts),
        Check("A deleted post moves no other.", _loses_nothing, seven_posts),
        Check("A page has bounds.", _has_bounds, many_posts),
        Check("Its order is said.", _has_an_order, seven_posts),
    ),
    praise="One statement for posts and authors, and pages that hold still while others write.",
    errors=(
        *ROUTE_ERRORS,
        ErrorMessage(
            Exception,
            "greenlet_spawn has not been called",
            "lazy_load",
            "The schema read `post.author`, which is not loaded: MissingGreenlet, and the client "
            "gets 500.",
            "Load it in the route: `options=[joinedload(Post.author)]`.",
        ),
        ErrorMessage(
            Exception,
            "'loc': ('response', 'next')",
            "wrong_next",
            "`next` is neither a number nor None: the client gets 500.",
            "The cursor of `get_page` is a tuple: `page.next[0] if page.next else None`.",
        ),
        ErrorMessage(
            TypeError,
            "object of type 'int' has no len()",
            "cursor_is_a_tuple",
            "`get_page` got a number for a cursor.",
            "A cursor is a tuple, here of one value: `after=(after,)`.",
        ),
        ErrorMessage(
            IndexError,
            "",
            "empty_page",
            "No post was behind `after`, and the route took one out of an empty list: the client "
            "gets 500.",
            "Ask whether another page follows before you take the last post's id.",
        ),
        AN_EXCEPTION,
        UNFIT,
    ),
    called_freely=True,
)
