"""The bugs that are planted in `list_posts_with_authors` for lesson 09's test with a budget."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.attributes import set_committed_value

from course_lib.app import Post, User

from .lesson_09_bug import Bug


async def asks_for_each_author(db: AsyncSession, skip: int = 0, limit: int = 100) -> Sequence[Post]:
    posts = await authors_not_loaded(db, skip, limit)
    for post in posts:
        await post.awaitable_attrs.author
    return posts


async def authors_not_loaded(db: AsyncSession, skip: int = 0, limit: int = 100) -> Sequence[Post]:
    return (await db.scalars(select(Post).order_by(Post.id).offset(skip).limit(limit))).all()


async def one_author_for_all(db: AsyncSession, skip: int = 0, limit: int = 100) -> Sequence[Post]:
    posts = await authors_not_loaded(db, skip, limit)
    author = await db.get(User, posts[0].author_id) if posts else None
    for post in posts:
        set_committed_value(post, "author", author)
    return posts


async def loads_everything(db: AsyncSession, skip: int = 0, limit: int = 100) -> Sequence[Post]:
    everything = (joinedload(Post.author), selectinload(Post.comments), selectinload(Post.tags))
    page = select(Post).options(*everything).order_by(Post.id)
    return (await db.scalars(page.offset(skip).limit(limit))).all()


POST_BUGS = (
    Bug(
        "authors_not_loaded",
        "It does not load the authors.",
        "Read `post.author` of what came back, without `await`. What your test has added is in "
        "the session, authors too: `db.expunge_all()` before the call, or nothing has to be "
        "loaded.",
        lambda: authors_not_loaded,
    ),
    Bug(
        "n_plus_one",
        "It asks for the authors one by one (N+1).",
        "Count with `sent`: clear it before the call and look at its length after. One more "
        "statement for each author shows only with several authors, and after "
        "`db.expunge_all()`: those in the session need none.",
        lambda: asks_for_each_author,
    ),
    Bug(
        "one_author_for_all",
        "It gives every post the author of the first.",
        "Let the posts have different authors, and compare the name of each.",
        lambda: one_author_for_all,
    ),
    Bug(
        "loads_everything",
        "It loads comments and tags as well: three statements.",
        "`assert len(sent) <= 2` after the call; `sent.clear()` before it.",
        lambda: loads_everything,
    ),
)
