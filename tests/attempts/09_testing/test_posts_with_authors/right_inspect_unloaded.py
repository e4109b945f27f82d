# expect: correct
import itertools

from sqlalchemy import inspect
from sqlalchemy.ext.asyncio import AsyncSession

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


async def test_posts_with_authors(db, list_posts, sent):
    for n in "xyz":
        db.add(Post(title=n, author=await make_user(db, username=n)))
    await db.commit()
    async with AsyncSession(db.bind) as fresh:
        sent.clear()
        posts = await list_posts(fresh)
        assert "author" not in set().union(*(inspect(p).unloaded for p in posts))
        n = len(sent)
    assert n <= 2
    assert [(p.title, p.author.username) for p in posts] == [(n, n) for n in "xyz"]
