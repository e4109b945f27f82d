"""Posts over HTTP: their authors, their versions and their pages."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
import pytest_asyncio
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from course_lib.app import Post, User

pytestmark = pytest.mark.asyncio

SessionFactory = async_sessionmaker[AsyncSession]


@pytest_asyncio.fixture
async def posts(on_disk: SessionFactory) -> None:
    """Two authors and twelve posts."""
    async with on_disk.begin() as db:
        for name in ("ada", "zoë"):
            db.add(User(username=name, email=f"{name}@example.org", hashed_password="-"))
        await db.flush()
        for number in range(12):
            db.add(Post(title=f"Post {number}", body="…", author_id=number % 2 + 1))


async def test_create(client: httpx.AsyncClient, posts: None) -> None:
    answer = await client.post("/posts", json={"title": "Hello", "author_id": 2})
    assert (answer.status_code, answer.headers["location"]) == (201, "/posts/13")
    assert answer.json()["author"] == {"id": 2, "username": "zoë"}
    assert (answer.json()["body"], answer.json()["views"], answer.json()["version"]) == (None, 0, 1)


async def test_an_author_who_is_not_there(client: httpx.AsyncClient, posts: None) -> None:
    answer = await client.post("/posts", json={"title": "Hello", "author_id": 77})
    assert answer.status_code == 409
    assert (await client.get("/posts/13")).status_code == 404


async def test_a_page_is_one_statement(
    client: httpx.AsyncClient, sent_on_disk: list[str], posts: None
) -> None:
    sent_on_disk.clear()
    page = (await client.get("/posts", params={"limit": 10})).json()
    assert sent_on_disk == ["SELECT"]
    assert [post["id"] for post in page["items"]] == list(range(1, 11))
    assert {post["author"]["username"] for post in page["items"]} == {"ada", "zoë"}
    rest = (await client.get("/posts", params={"after": page["next"]})).json()
    assert ([post["id"] for post in rest["items"]], rest["next"]) == ([11, 12], None)


async def test_whoever_saw_an_older_version_gets_a_conflict(
    client: httpx.AsyncClient, posts: None
) -> None:
    first = await client.patch("/posts/1", json={"version": 1, "title": "New"})
    assert (first.status_code, first.json()["version"]) == (200, 2)
    second = await client.patch("/posts/1", json={"version": 1, "title": "Mine"})
    assert (second.status_code, second.json()["columns"]) == (409, [])
    assert (await client.get("/posts/1")).json()["title"] == "New"


async def test_an_update_between_read_and_write_is_a_conflict(
    client: httpx.AsyncClient,
    on_disk: SessionFactory,
    monkeypatch: pytest.MonkeyPatch,
    posts: None,
) -> None:
    """The version in the WHERE finds it, where the look at the version came too early."""
    flush = AsyncSession.flush

    async def late(self: AsyncSession, *given: Any) -> None:
        if self.dirty:
            monkeypatch.undo()
            await (await self.connection()).execute(
                update(Post).where(Post.id == 1).values(version=9)
            )
        await flush(self, *given)

    monkeypatch.setattr(AsyncSession, "flush", late)
    answer = await client.patch("/posts/1", json={"version": 1, "title": "Mine"})
    assert answer.status_code == 409
    assert "Somebody has changed it" in answer.json()["detail"]


async def test_null_clears_a_body_and_no_title(client: httpx.AsyncClient, posts: None) -> None:
    kept = await client.patch("/posts/1", json={"version": 1, "title": "New"})
    assert kept.json()["body"] == "…"
    cleared = await client.patch("/posts/1", json={"version": 2, "body": None})
    assert (cleared.status_code, cleared.json()["body"], cleared.json()["title"]) == (
        200,
        None,
        "New",
    )
    refused = await client.patch("/posts/1", json={"version": 3, "title": None})
    assert refused.status_code == 422


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"version": "1"},
        {"version": 0},
        {"version": 2**63},
        {"version": 1, "title": ""},
        {"version": 1, "title": "nul\0"},
        {"version": 1, "title": "x" * 201},
        {"version": 1, "views": 1000},
        {"version": 1, "author_id": 2},
    ],
    ids=str,
)
async def test_patch_refuses(client: httpx.AsyncClient, posts: None, wrong: dict[str, Any]) -> None:
    assert (await client.patch("/posts/1", json=wrong)).status_code == 422


async def test_delete(client: httpx.AsyncClient, posts: None) -> None:
    answer = await client.delete("/posts/1")
    assert (answer.status_code, answer.content) == (204, b"")
    assert (await client.get("/posts/1")).status_code == 404
