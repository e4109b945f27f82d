# expect: incorrect lazy_load
from sqlalchemy import select
from sqlalchemy.orm.attributes import set_committed_value

from course_lib.app import Comment, Post, User


async def list_users_with_posts_and_comments(db):
    users = (await db.scalars(select(User).order_by(User.id))).all()
    posts = (await db.scalars(select(Post))).all()
    comments = (await db.scalars(select(Comment))).all()
    byp, byu = {}, {}
    for c in comments:
        byp.setdefault(c.post_id, []).append(c)
    for p in posts:
        byu.setdefault(p.author_id, []).append(p)
    for p in posts:
        if p.id in byp:
            set_committed_value(p, "comments", byp[p.id])
    for u in users:
        if u.id in byu:
            set_committed_value(u, "posts", byu[u.id])
    return users
