# expect: correct
from sqlalchemy import select
from sqlalchemy.orm.attributes import set_committed_value

from course_lib.app import Post, User


async def list_posts_with_authors(db):
    rows = await db.execute(
        select(Post, User).join(User, User.id == Post.author_id).order_by(Post.id)
    )
    posts = []
    for post, author in rows:
        set_committed_value(post, "author", author)
        posts.append(post)
    return posts
