# expect: correct
from course_lib.classroom import record_statements
from course_lib.app import Post, User


async def seed(db):
    users = [User(username=n, email=n, hashed_password="-") for n in ("ada", "mei", "zoë")]
    db.add_all([Post(title=f"by {user.username}", author=user) for user in users])
    await db.flush()


async def test_posts_with_authors(db, list_posts):
    await seed(db)
    db.expunge_all()
    with record_statements(db) as log:
        posts = await list_posts(db)
    assert len(log.counted) in (1, 2)
    assert [post.author.username for post in posts] == ["ada", "mei", "zoë"]
