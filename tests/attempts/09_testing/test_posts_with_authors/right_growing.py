# expect: correct
import pytest

from course_lib.app import Post, User


@pytest.mark.parametrize("authors", [1, 2, 20])
async def test_posts_with_authors(db, list_posts, sent, authors):
    for number in range(authors):
        user = User(username=f"u{number}", email=f"{number}@x", hashed_password="-")
        db.add(Post(title=f"u{number}", author=user))
        db.add(Post(title=f"u{number}", author=user))
    await db.flush()
    db.expunge_all()
    before = len(sent)
    posts = await list_posts(db)
    assert len(sent) - before <= 2, sent[before:]
    assert [post.author.username for post in posts] == [post.title for post in posts]
    assert len(posts) == authors * 2
