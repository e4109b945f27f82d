# expect: correct
from course_lib.app import Post, User


async def seed(db):
    users = [User(username=n, email=n, hashed_password="-") for n in ("ada", "mei", "zoë")]
    db.add_all([Post(title=f"by {user.username}", author=user) for user in users])
    await db.flush()


async def test_posts_with_authors(db, list_posts, sent):
    await seed(db)
    db.expunge_all()
    sent.clear()
    posts = await list_posts(db)
    assert len(sent) <= 2
    for post in posts:
        assert post.title == f"by {post.author.username}"
    assert len(posts) == 3
