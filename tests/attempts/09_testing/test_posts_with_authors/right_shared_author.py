# expect: correct
import itertools

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
    a, b, c, d = [await make_user(db) for _ in range(4)]
    for u in (a, b, a, c, d, b):
        db.add(Post(title=u.email, author=u))
        await db.flush()
    db.expunge_all()
    sent.clear()
    posts = await list_posts(db)
    assert [p.title for p in posts] == [p.author.email for p in posts]
    assert len(posts) == 6
    assert len(sent) <= 2
