# expect: incorrect never_calls
from course_lib.app import Post, User
from course_lib.app.crud import list_posts_with_authors


async def test_posts_with_authors(db, list_posts, sent):
    for name in ("ada", "mei"):
        user = User(username=name, email=name, hashed_password="-")
        db.add(Post(title=name, author=user))
    await db.flush()
    db.expunge_all()
    sent.clear()
    posts = await list_posts_with_authors(db)
    assert [post.author.username for post in posts] == ["ada", "mei"]
    assert len(sent) <= 2
