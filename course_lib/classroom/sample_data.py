"""The rows that the lessons read: few, and chosen so that a wrong query shows."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker

from course_lib.app import Base, Comment, Post, Tag, User, make_engine, make_session_factory
from course_lib.app.db import IN_MEMORY


def _at(day: int, hour: int = 9) -> datetime:
    return datetime(2024, 3, day, hour, tzinfo=UTC)


def sample_objects() -> list[Base]:
    """New objects of the sample rows, with ids and times of their own.

    | user | | posts |
    |---|---|---|
    | 1 ada | | 1 First steps, 2 Sessions explained, 5 100% async |
    | 2 grace | | 3 A note on NULL, 6 Sessions, again |
    | 3 linus | inactive | 4 Old news |
    | 4 zoë | | 7 Déjà vu, 8 snake_case or not? |
    | 5 mei | no posts | |
    | 6 omar | inactive, no posts | |

    Posts 2 and 3 were written at the same moment, and so were 5, 6 and 7; post 3 has no body;
    posts 1, 4 and 8 have no comments, post 7 no tags; one title holds a `%`, one a `_`; the tag
    "draft" has no posts.
    """
    users = {
        number: User(
            id=number,
            username=name,
            email=f"{email}@example.org",
            hashed_password=f"hash-of-{email}",
            is_active=email not in ("linus", "omar"),
            created_at=_at(number),
            updated_at=_at(number),
        )
        for number, name, email in [
            (1, "ada", "ada"),
            (2, "grace", "grace"),
            (3, "linus", "linus"),
            (4, "zoë", "zoe"),
            (5, "mei", "mei"),
            (6, "omar", "omar"),
        ]
    }
    tags = {
        name: Tag(id=number, name=name)
        for number, name in enumerate(("async", "orm", "sql", "testing", "draft"), 1)
    }
    posts = [
        Post(
            id=number,
            author=users[author],
            title=title,
            body=None if number == 3 else f"What there is to say about {title.lower()}.",
            views=views,
            created_at=created_at,
            tags=[tags[name] for name in names],
        )
        for number, author, title, views, created_at, names in [
            (1, 1, "First steps", 120, _at(10), ["sql"]),
            (2, 1, "Sessions explained", 340, _at(11), ["async", "orm"]),
            (3, 2, "A note on NULL", 75, _at(11), ["sql"]),
            (4, 3, "Old news", 0, _at(5), ["orm"]),
            (5, 1, "100% async", 340, _at(12), ["async"]),
            (6, 2, "Sessions, again", 15, _at(12), ["orm", "async", "testing"]),
            (7, 4, "Déjà vu", 8, _at(12), []),
            (8, 4, "snake_case or not?", 42, _at(13), ["sql", "testing"]),
        ]
    ]
    comments = [
        Comment(id=number, post=posts[post - 1], body=body, created_at=_at(14, number))
        for number, post, body in [
            (1, 2, "This helped."),
            (2, 2, "What about rollback?"),
            (3, 3, "NULL is not zero."),
            (4, 5, "Really all of it?"),
            (5, 2, "See the docs."),
            (6, 6, "Again, please."),
            (7, 7, "I have read this before."),
        ]
    ]
    return [*users.values(), *tags.values(), *posts, *comments]


async def add_sample_data(db: AsyncSession) -> None:
    """Add the sample rows to an empty database, and commit."""
    db.add_all(sample_objects())
    await db.commit()


async def open_sample_database(
    url: str = IN_MEMORY,
) -> tuple[AsyncEngine, async_sessionmaker[AsyncSession]]:
    """Make a database with the course's tables and the sample rows.

    It is short for these lines, which you can put in its place:

        engine = make_engine()
        async with engine.begin() as connection:
            await connection.run_sync(Base.metadata.create_all)
        Session = make_session_factory(engine)
        async with Session() as db:
            await add_sample_data(db)

    Args:
        url: The database; a new in-memory one where it is not given. Two sessions at a time need
            a file: `sqlite+aiosqlite:///blog.db`.

    Returns:
        The engine, and the factory that makes sessions.
    """
    engine = make_engine(url)
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    factory = make_session_factory(engine)
    async with factory() as db:
        await add_sample_data(db)
    return engine, factory
