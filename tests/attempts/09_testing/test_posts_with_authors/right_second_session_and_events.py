# expect: correct
from sqlalchemy import event, inspect
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app import Post, User


async def seed(db):
    users = [User(username=n, email=n, hashed_password="-") for n in ("ada", "mei", "zoë")]
    db.add_all([Post(title=f"by {user.username}", author=user) for user in users])
    await db.flush()


async def test_posts_with_authors(engine, db, list_posts):
    await seed(db)
    await db.commit()
    count = 0

    @event.listens_for(engine.sync_engine, "before_cursor_execute")
    def on_execute(*arguments):
        nonlocal count
        count += not arguments[2].startswith("BEGIN")

    async with AsyncSession(engine) as other:
        posts = await list_posts(other)
    assert count < 3
    assert all("author" not in inspect(post).unloaded for post in posts)
    assert {post.title: post.author.username for post in posts} == {
        "by ada": "ada",
        "by mei": "mei",
        "by zoë": "zoë",
    }
