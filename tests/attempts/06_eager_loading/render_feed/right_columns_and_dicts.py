# expect: correct
from sqlalchemy import select

from course_lib.app import Post, Tag, User
from course_lib.app.models import post_tags


async def render_feed(db, limit):
    statement = select(Post.id, Post.title, User.username).join(Post.author)
    statement = statement.order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)
    posts = (await db.execute(statement)).all()
    ids = [post.id for post in posts]
    named = select(post_tags.c.post_id, Tag.name).join(Tag).where(post_tags.c.post_id.in_(ids))
    tags = {}
    for post_id, name in await db.execute(named.order_by(Tag.name)):
        tags.setdefault(post_id, []).append(name)
    return [
        f"{title} by {name} ({', '.join(tags.get(number, ['no tags']))})"
        for number, title, name in posts
    ]
