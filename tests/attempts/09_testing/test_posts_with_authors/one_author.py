# expect: incorrect missed_n_plus_one
from course_lib.app import Post, User


async def test_posts_with_authors(db, list_posts, sent):
    ada = User(username="ada", email="a", hashed_password="-")
    db.add_all([Post(title="one", author=ada), Post(title="two", author=ada)])
    await db.flush()
    db.expunge_all()
    sent.clear()
    posts = await list_posts(db)
    assert len(sent) <= 2
    assert [post.author.username for post in posts] == ["ada", "ada"]
