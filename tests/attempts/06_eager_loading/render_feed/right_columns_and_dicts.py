# expect: correct
from sqlalchemy import func, select

from course_lib.app import Comment, Post, Tag, User
from course_lib.app.models import post_tags


async def render_feed(db, limit):
    statement = select(Post.id, Post.title, User.username).join(Post.author)
    statement = statement.order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)
    posts = (await db.execute(statement)).all()
    ids = [post.id for post in posts]
    counted = select(Comment.post_id, func.count()).group_by(Comment.post_id)
    counts = dict((await db.execute(counted.where(Comment.post_id.in_(ids)))).tuples().all())
    tags = {}
    named = select(post_tags.c.post_id, Tag.name).join(Tag).where(post_tags.c.post_id.in_(ids))
    for post_id, name in await db.execute(named.order_by(Tag.name)):
        tags.setdefault(post_id, []).append(name)
    return [
        f"{title} by {name}, {counts.get(number, 0)} comments, "
        f"tags: {', '.join(tags.get(number, ['none']))}"
        for number, title, name in posts
    ]
