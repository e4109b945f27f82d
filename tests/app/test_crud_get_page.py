"""get_page: every row once, whatever the ties and whatever is deleted meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, insert, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    joinedload,
    load_only,
    mapped_column,
    selectinload,
)

from course_lib.app import (
    Base,
    CRUDBase,
    Page,
    Post,
    Tag,
    User,
    make_engine,
    make_session_factory,
    post_crud,
    user_crud,
)
from course_lib.app.models import post_tags

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)

SAME_TIME = ["('2024-05-01 12:00:00')"] * 5

ORDERS: dict[str, tuple[list[Any], Callable[[dict[str, Any]], Any]]] = {
    "primary key": ([], lambda row: row["id"]),
    "primary key, falling": ([Post.id.desc()], lambda row: -row["id"]),
    "time": ([Post.created_at], lambda row: (row["created_at"], row["id"])),
    "time, falling": (
        [Post.created_at.desc()],
        lambda row: (-row["created_at"].timestamp(), -row["id"]),
    ),
    "views and time, both ways": (
        [Post.views.desc(), Post.created_at.asc()],
        lambda row: (-row["views"], row["created_at"], row["id"]),
    ),
    "time and primary key, both ways": (
        [Post.created_at, Post.id.desc()],
        lambda row: (row["created_at"], -row["id"]),
    ),
}

# Few different values, so that most rows are tied with another.
ROWS = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 1)), max_size=9)


@pytest.mark.parametrize("name", ORDERS)
@settings(max_examples=10, deadline=None)
@given(rows=ROWS, limit=st.integers(1, 4), doomed=st.sets(st.integers(1, 9), max_size=3))
def test_pages_give_every_row_once(
    name: str, rows: list[tuple[int, int]], limit: int, doomed: set[int]
) -> None:
    """Facts 13 and 14. Rows are deleted after the first page, one that it ended with among them."""
    asyncio.run(every_row_once(name, rows, limit, doomed))


async def every_row_once(
    name: str, rows: list[tuple[int, int]], limit: int, doomed: set[int]
) -> None:
    order_by, sort_key = ORDERS[name]
    stored = [
        {"id": n, "title": "-", "author_id": 1, "views": v, "created_at": NOON + timedelta(hours=h)}
        for n, (v, h) in enumerate(rows, start=1)
    ]
    engine = make_engine()
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
        await connection.execute(
            insert(User).values(id=1, username="-", email="-", hashed_password="-")
        )
        if stored:
            await connection.execute(insert(Post), stored)
    async with make_session_factory(engine)() as db:
        first = await post_crud.get_page(db, limit=limit, order_by=order_by)
        shown = [post.id for post in first.items]
        doomed = doomed | set(shown[-1:])
        await post_crud.delete_where(db, Post.id.in_(doomed))
        after = first.next
        while after is not None:
            page = await post_crud.get_page(db, limit=limit, order_by=order_by, after=after)
            assert len(page.items) <= limit
            shown += [post.id for post in page.items]
            after = page.next
    await engine.dispose()
    in_order = [row["id"] for row in sorted(stored, key=sort_key)]
    assert shown == [n for n in in_order if n not in doomed or n in in_order[:limit]]


async def store_posts(db: AsyncSession, number: int) -> None:
    """Posts 1, 2, … of user 1: all of the same time, with a tag each, unknown to the session."""
    db.add(User(id=1, username="-", email="-", hashed_password="-"))
    db.add(Tag(id=1, name="tag"))
    await db.flush()
    rows = [
        {"id": n, "title": str(n), "author_id": 1, "created_at": NOON, "version": 1}
        for n in range(1, number + 1)
    ]
    await db.execute(insert(Post), rows)
    links = [{"post_id": n, "tag_id": 1} for n in range(1, number + 1)]
    await db.execute(insert(post_tags), links)
    await db.commit()
    db.expunge_all()


def ids(page: Page[Post]) -> list[int]:
    return [post.id for post in page.items]


@pytest.mark.asyncio
class TestGetPage:
    async def test_the_last_page_says_so(self, db: AsyncSession) -> None:
        assert await post_crud.get_page(db, limit=2) == Page([], None)
        await store_posts(db, 4)
        first = await post_crud.get_page(db, limit=2)
        assert (ids(first), first.next) == ([1, 2], (2,))
        second = await post_crud.get_page(db, limit=2, after=first.next)
        assert (ids(second), second.next) == ([3, 4], None)

    async def test_a_page_is_one_statement(self, db: AsyncSession, sent: list[str]) -> None:
        await store_posts(db, 3)
        sent.clear()
        page = await post_crud.get_page(db, limit=2, order_by=[Post.created_at.desc()])
        assert (ids(page), page.next) == ([3, 2], (NOON, 2))
        assert sent == ["SELECT"]

    async def test_a_primary_key_that_is_named_is_not_added(self, db: AsyncSession) -> None:
        await store_posts(db, 3)
        page = await post_crud.get_page(db, limit=2, order_by=[Post.id.desc()])
        assert (ids(page), page.next) == ([3, 2], (2,))

    async def test_conditions_hold_on_every_page(self, db: AsyncSession) -> None:
        await store_posts(db, 6)
        even = Post.id % 2 == 0
        first = await post_crud.get_page(db, even, limit=2)
        second = await post_crud.get_page(db, even, limit=2, after=first.next)
        assert ids(first) + ids(second) == [2, 4, 6]

    @pytest.mark.parametrize("option", [selectinload(Post.tags), joinedload(Post.tags)])
    async def test_collections_can_be_loaded(self, db: AsyncSession, option: Any) -> None:
        """Fact 16: a joined collection has a row for each tag, and the limit counts posts."""
        await store_posts(db, 3)
        db.add(Tag(name="other", posts=[await post_crud.get_or_raise(db, 1)]))
        await db.commit()
        db.expunge_all()
        first = await post_crud.get_page(db, limit=2, options=[option])
        assert (ids(first), first.next) == ([1, 2], (2,))
        assert sorted(tag.name for tag in first.items[0].tags) == ["other", "tag"]

    async def test_the_ordered_column_need_not_be_loaded(self, db: AsyncSession) -> None:
        await store_posts(db, 3)
        headlines = [load_only(Post.title)]
        first = await post_crud.get_page(
            db, limit=2, order_by=[Post.created_at.desc()], options=headlines
        )
        assert first.next == (NOON, 2)

    async def test_the_cursor_is_what_the_database_compared(self, db: AsyncSession) -> None:
        """The session holds post 2 as it was; read from it, the cursor would give post 3 twice."""
        await store_posts(db, 3)
        held = await post_crud.get(db, 2)
        await db.execute(text("UPDATE posts SET views = 10 - id"))
        first = await post_crud.get_page(db, limit=2, order_by=[Post.views])
        assert held is not None and held.views == 0
        assert (ids(first), first.next) == ([3, 2], (8, 2))

    async def test_an_index_on_the_order_is_searched(self, db: AsyncSession) -> None:
        await db.execute(text("CREATE INDEX by_time ON posts (created_at)"))
        await store_posts(db, 3)
        plan = await db.execute(
            text(
                "EXPLAIN QUERY PLAN SELECT * FROM posts WHERE created_at <= '2024' "
                "AND (created_at < '2024' OR id < 3) ORDER BY created_at DESC, id DESC LIMIT 3"
            )
        )
        assert "SEARCH posts USING INDEX by_time (created_at<?)" in str(plan.all())

    async def test_a_column_that_can_be_null_is_refused(self, db: AsyncSession) -> None:
        with pytest.raises(ValueError, match=r"posts\.body, which can be NULL"):
            await post_crud.get_page(db, order_by=[Post.body])

    @pytest.mark.parametrize(
        "wrong", [func.lower(Post.title), Post.title.nulls_last(), Post.author]
    )
    async def test_what_is_not_a_column_is_refused(self, db: AsyncSession, wrong: Any) -> None:
        with pytest.raises(ValueError, match="pages are ordered by columns"):
            await post_crud.get_page(db, order_by=[wrong])

    async def test_a_cursor_of_another_order_is_refused(self, db: AsyncSession) -> None:
        with pytest.raises(ValueError, match="1 values does not fit an order of 2"):
            await post_crud.get_page(db, order_by=[Post.created_at], after=(3,))

    @pytest.mark.parametrize("limit", [0, -1, 1001])
    async def test_a_limit_out_of_bounds_is_refused(self, db: AsyncSession, limit: int) -> None:
        """A page of no rows would never come to an end."""
        with pytest.raises(ValueError, match="limit must be from 1 to 1000"):
            await user_crud.get_page(db, limit=limit)

    async def test_a_time_that_the_server_sets_does_not_go_round_for_ever(
        self, db: AsyncSession
    ) -> None:
        """Fact 14: SQLite stores `…:40`, and compares it with `…:40.000000`."""

        class Other(DeclarativeBase):
            pass

        class Note(Other):
            __tablename__ = "notes"
            id: Mapped[int] = mapped_column(primary_key=True)
            created_at: Mapped[datetime] = mapped_column(server_default=func.now())

        await (await db.connection()).run_sync(Other.metadata.create_all)
        await db.execute(text("INSERT INTO notes (created_at) VALUES " + ", ".join(SAME_TIME)))
        notes, newest = CRUDBase(Note), [Note.created_at.desc()]
        first = await notes.get_page(db, limit=2, order_by=newest)
        with pytest.raises(ValueError, match="set it in Python"):
            await notes.get_page(db, limit=2, order_by=newest, after=first.next)

    async def test_a_key_of_several_columns_is_the_tie_break(self, db: AsyncSession) -> None:
        class Link(Base):
            __table__ = post_tags

        try:
            await store_posts(db, 5)
            links, after, shown = CRUDBase(Link), None, []
            while True:
                page = await links.get_page(db, limit=2, order_by=[post_tags.c.tag_id], after=after)
                shown += [link.post_id for link in page.items]  # pyright: ignore[reportAttributeAccessIssue]
                if (after := page.next) is None:
                    break
            assert shown == [1, 2, 3, 4, 5]
        finally:
            Base.registry._dispose_cls(Link)
