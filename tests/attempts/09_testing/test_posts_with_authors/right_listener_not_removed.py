# expect: correct
import itertools

import pytest
from sqlalchemy import event

from course_lib.app import Post, User

numbers = itertools.count(1)


async def make_user(db, **values):
    n = next(numbers)
    user = User(
        **{"username": f"user{n}", "email": f"user{n}@example.org", "hashed_password": "hash"}
        | values
    )
    db.add(user)
    await db.flush()
    return user


async def test_posts_with_authors(db, engine, list_posts):
    for n in ("c", "a", "b"):
        db.add(Post(title=n, author=await make_user(db, username=n)))
    await db.flush()
    db.expunge_all()
    n = 0

    @event.listens_for(db.bind.sync_engine, "after_cursor_execute")
    def hear(*a):
        nonlocal n
        n += 1
        if n > 2:
            pytest.fail("too many")

    posts = await list_posts(db)
    assert {p.author.username for p in posts} == {"c", "a", "b"}
    assert all(p.author.username == p.title for p in posts)
