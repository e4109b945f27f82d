# expect: correct
from course_lib.app import Post, User


async def test_posts_with_authors(db, list_posts, sent):
    async def cost(n):
        for i in range(n):
            k = f"{n}-{i}"
            db.add(Post(title=k, author=User(username=k, email=k, hashed_password="")))
        await db.flush()
        db.expunge_all()
        sent.clear()
        posts = await list_posts(db)
        assert all(p.author.username == p.title for p in posts)
        return len(sent)

    small, big = await cost(1), await cost(30)
    assert small <= 2 and big <= 2
