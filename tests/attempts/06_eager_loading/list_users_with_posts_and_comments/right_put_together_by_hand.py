# expect: correct
from sqlalchemy import select
from sqlalchemy.orm.attributes import set_committed_value

from course_lib.app import Comment, Post, User


async def list_users_with_posts_and_comments(db):
    users = (await db.scalars(select(User).order_by(User.id))).all()
    posts = (await db.scalars(select(Post))).all()
    comments = (await db.scalars(select(Comment))).all()
    for post in posts:
        set_committed_value(post, "comments", [c for c in comments if c.post_id == post.id])
    for user in users:
        set_committed_value(user, "posts", [p for p in posts if p.author_id == user.id])
    return users
