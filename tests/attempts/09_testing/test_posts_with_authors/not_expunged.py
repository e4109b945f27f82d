# expect: incorrect missed_authors_not_loaded
from course_lib.app import Post, User


async def seed(db):
    users = [User(username=n, email=n, hashed_password="-") for n in ("ada", "mei", "zoë")]
    db.add_all([Post(title=f"by {user.username}", author=user) for user in users])
    await db.flush()


async def test_posts_with_authors(db, list_posts, sent):
    await seed(db)
    sent.clear()
    posts = await list_posts(db)
    assert [post.author.username for post in posts] == ["ada", "mei", "zoë"]
    assert len(sent) <= 2
