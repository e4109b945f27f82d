# expect: incorrect missed_one_author_for_all
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
    for n in "abc":
        db.add(Post(title=n, author=await make_user(db, username=n)))
    await db.flush()
    db.expunge_all()
    sent.clear()
    posts = await list_posts(db)
    assert posts[0].author.username == "a"
    assert len(sent) <= 2
