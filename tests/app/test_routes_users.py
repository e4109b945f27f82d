"""Users over HTTP: what comes back, and what is in the database then."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
import pytest_asyncio
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from course_lib.app import Post, User
from course_lib.app.passwords import CHEAP, PasswordHasher

pytestmark = pytest.mark.asyncio

SessionFactory = async_sessionmaker[AsyncSession]
EVA = {"username": "eva", "email": "eva@example.org", "password": "correct horse"}
BODIES: dict[str, Any] = {"GET": None, "PATCH": {}, "DELETE": None}


@pytest_asyncio.fixture
async def eva(client: httpx.AsyncClient) -> dict[str, Any]:
    """A user who has signed up."""
    answer = await client.post("/users", json=EVA)
    assert answer.status_code == 201
    return answer.json()


async def stored(on_disk: SessionFactory, user_id: int) -> User | None:
    """The row, as a session of its own finds it."""
    async with on_disk() as db:
        return await db.get(User, user_id)


async def test_create(client: httpx.AsyncClient, on_disk: SessionFactory) -> None:
    answer = await client.post("/users", json=EVA)
    assert (answer.status_code, answer.headers["location"]) == (201, "/users/1")
    body = answer.json()
    assert body["created_at"].endswith("Z")
    assert {"id": 1, "username": "eva", "email": "eva@example.org"}.items() <= body.items()
    assert body["is_active"] is True
    user = await stored(on_disk, 1)
    assert user is not None
    assert await PasswordHasher(CHEAP).verify("correct horse", user.hashed_password)
    assert not await PasswordHasher(CHEAP).verify("wrong horse", user.hashed_password)


async def test_no_answer_has_a_password_or_a_hash(
    client: httpx.AsyncClient, on_disk: SessionFactory, eva: dict[str, Any]
) -> None:
    user = await stored(on_disk, eva["id"])
    assert user is not None
    answers = [
        await client.get("/users"),
        await client.get("/users/1"),
        await client.patch("/users/1", json={"username": "eve"}),
        await client.post("/posts", json={"title": "Hello", "author_id": 1}),
        await client.get("/posts"),
        await client.post("/users", json=EVA),
        await client.post("/users", json=EVA | {"email": "no address"}),
        await client.post("/users", json=EVA | {"password": "correct horse" * 20}),
        await client.post("/users", json=EVA | {"passwort": "correct horse"}),
        await client.patch("/users/1", json={"password": "correct horse"}),
        await client.patch("/users/1", json={"hashed_password": user.hashed_password}),
    ]
    assert {answer.status_code for answer in answers} == {200, 201, 409, 422}
    for answer in answers:
        assert "correct horse" not in answer.text
        assert user.hashed_password not in answer.text
        assert "argon2" not in answer.text


async def test_a_taken_email_is_a_conflict_in_any_case_of_its_letters(
    client: httpx.AsyncClient, on_disk: SessionFactory, eva: dict[str, Any]
) -> None:
    for email in ("eva@example.org", "Eva@Example.ORG", "Eva <EVA@example.org>"):
        answer = await client.post("/users", json=EVA | {"username": "other", "email": email})
        assert answer.status_code == 409
        assert answer.json() == {"detail": "This value is taken already.", "columns": ["email"]}
        assert "eva" not in answer.text.lower()
    async with on_disk() as db:
        assert await db.scalar(select(func.count()).select_from(User)) == 1


async def test_create_sends_one_statement(
    client: httpx.AsyncClient, sent_on_disk: list[str]
) -> None:
    await client.post("/users", json=EVA)
    assert sent_on_disk == ["INSERT"]
    sent_on_disk.clear()
    await client.post("/users", json=EVA)
    assert sent_on_disk == ["INSERT"], "a conflict is found by the database, not by a look-up"


@pytest.mark.parametrize(
    "wrong",
    [
        {"username": ""},
        {"username": "two words"},
        {"username": "nul\0"},
        {"username": "x" * 51},
        {"username": None},
        {"username": 5},
        {"email": "eva"},
        {"email": "eva@example.org, mei@example.org"},
        {"email": "İ" * 130 + "@example.org"},
        {"password": "short"},
        {"password": "x" * 129},
        {"password": None},
        {"id": 7},
        {"is_active": False},
        {"hashed_password": "-"},
    ],
    ids=str,
)
async def test_what_is_no_user_is_refused(
    client: httpx.AsyncClient, on_disk: SessionFactory, wrong: dict[str, Any]
) -> None:
    answer = await client.post("/users", json=EVA | wrong)
    assert answer.status_code == 422
    (field,) = wrong
    assert [each["loc"] for each in answer.json()["detail"]] == [["body", field]]
    assert all(each.keys() == {"loc", "msg", "type"} for each in answer.json()["detail"])
    assert await stored(on_disk, 1) is None


async def test_get(client: httpx.AsyncClient, eva: dict[str, Any]) -> None:
    answer = await client.get("/users/1")
    assert (answer.status_code, answer.json()) == (200, eva)


@pytest.mark.parametrize("method", ["GET", "PATCH", "DELETE"])
async def test_a_user_who_is_not_there(client: httpx.AsyncClient, method: str) -> None:
    answer = await client.request(method, "/users/77", json=BODIES[method])
    assert (answer.status_code, answer.json()) == (404, {"detail": "There is no such user."})


@pytest.mark.parametrize("number", ["0", "-1", "x", "1.5", str(2**31), str(2**63), "9" * 5000])
@pytest.mark.parametrize("method", ["GET", "PATCH", "DELETE"])
async def test_what_is_no_id_is_refused(
    client: httpx.AsyncClient, method: str, number: str
) -> None:
    answer = await client.request(method, f"/users/{number}", json=BODIES[method])
    assert answer.status_code == 422


async def test_patch_keeps_what_is_missing(
    client: httpx.AsyncClient, on_disk: SessionFactory, eva: dict[str, Any]
) -> None:
    answer = await client.patch("/users/1", json={"is_active": False})
    assert answer.status_code == 200
    changed = answer.json()
    assert changed.pop("updated_at") > eva["updated_at"]
    assert changed == {key: eva[key] for key in changed} | {"is_active": False}
    user = await stored(on_disk, 1)
    assert user is not None
    assert (user.username, user.email, user.is_active) == ("eva", "eva@example.org", False)


async def test_patch_with_nothing_changes_nothing(
    client: httpx.AsyncClient, sent_on_disk: list[str], eva: dict[str, Any]
) -> None:
    sent_on_disk.clear()
    answer = await client.patch("/users/1", json={})
    assert (answer.status_code, answer.json(), sent_on_disk) == (200, eva, ["SELECT"])


@pytest.mark.parametrize(
    "wrong",
    [
        {"username": None},
        {"email": None},
        {"is_active": None},
        {"is_active": "yes"},
        {"email": "eva"},
        {"usrname": "eve"},
        {"id": 2},
        {"password": "correct horse"},
        {"created_at": "2024-03-01T09:00:00Z"},
    ],
    ids=str,
)
async def test_patch_refuses(
    client: httpx.AsyncClient, eva: dict[str, Any], wrong: dict[str, Any]
) -> None:
    answer = await client.patch("/users/1", json={"username": "eve"} | wrong)
    assert answer.status_code == 422
    assert (await client.get("/users/1")).json() == eva


async def test_patch_to_a_taken_email(client: httpx.AsyncClient, eva: dict[str, Any]) -> None:
    await client.post("/users", json=EVA | {"email": "mei@example.org"})
    answer = await client.patch("/users/2", json={"username": "x", "email": "eva@example.org"})
    assert (answer.status_code, answer.json()["columns"]) == (409, ["email"])
    assert (await client.get("/users/2")).json()["username"] == "eva"


async def test_delete_takes_the_posts_along(
    client: httpx.AsyncClient, on_disk: SessionFactory, eva: dict[str, Any]
) -> None:
    await client.post("/posts", json={"title": "Hello", "author_id": 1})
    answer = await client.delete("/users/1")
    assert (answer.status_code, answer.content) == (204, b"")
    assert (await client.delete("/users/1")).status_code == 404
    async with on_disk() as db:
        assert await db.scalar(select(func.count()).select_from(Post)) == 0


async def test_statements(
    client: httpx.AsyncClient, sent_on_disk: list[str], eva: dict[str, Any]
) -> None:
    for method, body, expected in [
        ("GET", None, ["SELECT"]),
        ("PATCH", {"username": "eve"}, ["SELECT", "UPDATE"]),
        ("DELETE", None, ["SELECT", "DELETE"]),
    ]:
        sent_on_disk.clear()
        await client.request(method, "/users/1", json=body)
        assert sent_on_disk == expected


async def test_pages(client: httpx.AsyncClient) -> None:
    for number in range(5):
        await client.post("/users", json=EVA | {"email": f"u{number}@example.org"})
    seen: list[int] = []
    after = 0
    while True:
        page = (await client.get("/users", params={"after": after, "limit": 2})).json()
        seen += [user["id"] for user in page["items"]]
        if page["next"] is None:
            break
        await client.delete(f"/users/{seen[-1]}")  # what is gone moves nobody
        after = page["next"]
    assert seen == [1, 2, 3, 4, 5]
    assert (await client.get("/users", params={"after": 5})).json() == {"items": [], "next": None}


@pytest.mark.parametrize("query", ["limit=0", "limit=-1", "limit=101", "limit=x", "after=-1"])
async def test_a_page_has_bounds(client: httpx.AsyncClient, query: str) -> None:
    assert (await client.get(f"/users?{query}")).status_code == 422
    assert (await client.get("/users?limit=100")).status_code == 200
