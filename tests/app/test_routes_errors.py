"""Sessions and errors: who commits, who rolls back, and what a hostile client is told."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio
from fastapi import FastAPI, HTTPException
from sqlalchemy import event, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from course_lib.app import MultipleFoundError, Post, RequiredError, Tag, User
from course_lib.app.dependencies import DbSession
from course_lib.app.main import make_app
from course_lib.app.passwords import CHEAP, PasswordHasher

pytestmark = pytest.mark.asyncio

SessionFactory = async_sessionmaker[AsyncSession]
JSON = {"content-type": "application/json"}


@pytest.fixture
def app(on_disk: SessionFactory) -> FastAPI:
    """The application with routes that fail, one way each, after they have written."""
    app = make_app(on_disk.kw["bind"], hasher=PasswordHasher(CHEAP))

    @app.post("/fails/{how}")
    async def fail(how: str, db: DbSession) -> None:
        db.add(Tag(name=how))
        await db.flush()
        if how == "http":
            raise HTTPException(402)
        if how == "domain":
            raise RequiredError("-", columns=("name",))
        if how == "several":
            raise MultipleFoundError("-")
        if how == "commit":
            await db.execute(text("PRAGMA defer_foreign_keys = ON"))
            db.add(Post(title="Hello", author_id=77))
            await db.flush()
        if how == "table":
            await db.execute(text("SELECT * FROM nothing"))
        if how == "program":
            raise RuntimeError(how)

    return app


@pytest_asyncio.fixture
async def failing(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://app") as client:
        yield client


@pytest.mark.parametrize(
    ("how", "status", "rows"),
    [
        ("not", 200, 1),
        ("http", 402, 0),
        ("domain", 422, 0),
        ("several", 500, 0),
        ("commit", 500, 0),
        ("table", 500, 0),
        ("program", 500, 0),
    ],
)
async def test_it_commits_before_it_answers_or_not_at_all(
    failing: httpx.AsyncClient, on_disk: SessionFactory, how: str, status: int, rows: int
) -> None:
    answer = await failing.post(f"/fails/{how}")
    assert answer.status_code == status
    async with on_disk() as db:
        assert await db.scalar(select(func.count()).select_from(Tag)) == rows


async def test_the_commit_comes_before_the_first_byte(
    app: FastAPI, on_disk: SessionFactory
) -> None:
    happened: list[str] = []
    event.listen(on_disk.kw["bind"].sync_engine, "commit", lambda _: happened.append("commit"))

    async def watched(scope, receive, send) -> None:  # type: ignore[no-untyped-def]
        async def note(message) -> None:  # type: ignore[no-untyped-def]
            happened.append(message["type"])
            await send(message)

        await app(scope, receive, note)

    transport = httpx.ASGITransport(watched)
    async with httpx.AsyncClient(transport=transport, base_url="http://app") as client:
        await client.post("/fails/not")
    assert happened[:2] == ["commit", "http.response.start"]


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (rb'{"username": "\ud800", "email": "a@example.org", "password": "correct horse"}', 422),
        (rb'{"username": "eva", "email": "\ud800@example.org", "password": "correct horse"}', 422),
        (
            rb'{"username": "eva", "email": "a@example.org", "password": "\ud800 correct horse"}',
            422,
        ),
        (rb'{"\ud800": 1}', 422),
        (rb'{"username": NaN}', 422),
        (b"[]", 422),
        (b"null", 422),
        (b"{", 422),
        (b"", 422),
        (b"\xff", 400),
        (b"[" * 100_000, 400),
    ],
    ids=lambda value: str(value)[:40],
)
async def test_a_body_that_is_none(client: httpx.AsyncClient, content: bytes, status: int) -> None:
    answer = await client.post("/users", content=content, headers=JSON)
    assert answer.status_code == status
    assert "correct horse" not in answer.text
    assert answer.json()["detail"]


async def test_twenty_at_once_are_right_or_told_to_come_again(
    client: httpx.AsyncClient, on_disk: SessionFactory
) -> None:
    new = {"username": "eva", "password": "correct horse"}
    signed_up = await asyncio.gather(
        *[client.post("/users", json=new | {"email": f"u{n // 2}@example.org"}) for n in range(20)]
    )
    assert sorted(answer.status_code for answer in signed_up) == [201] * 10 + [409] * 10
    changed = await asyncio.gather(
        *[client.patch("/users/1", json={"username": f"u{n}"}) for n in range(20)]
    )
    assert {answer.status_code for answer in changed} <= {200, 503}
    assert all(a.headers["retry-after"] == "1" for a in changed if a.status_code == 503)
    done = [answer.json()["username"] for answer in changed if answer.status_code == 200]
    async with on_disk() as db:
        user = await db.get(User, 1)
        assert user is not None
        assert user.username in done


async def test_the_event_loop_goes_on_while_a_password_is_hashed() -> None:
    beats = 0

    async def beat() -> None:
        nonlocal beats
        while True:
            await asyncio.sleep(0.001)
            beats += 1

    heart = asyncio.create_task(beat())
    start = time.perf_counter()
    hashed = await PasswordHasher().hash("correct horse")
    took = time.perf_counter() - start
    heart.cancel()
    assert hashed.startswith("$argon2id$")
    assert beats > 3, f"{beats} beats in {took:.3f} seconds"
