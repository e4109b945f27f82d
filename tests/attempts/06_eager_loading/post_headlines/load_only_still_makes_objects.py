# expect: incorrect loaded_objects
from sqlalchemy import select
from sqlalchemy.orm import joinedload, load_only

from course_lib.app import Post, User


async def post_headlines(db, limit):
    author = joinedload(Post.author).load_only(User.username)
    newest = select(Post).order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)
    posts = await db.scalars(newest.options(load_only(Post.title), author))
    return [(post.id, post.title, post.author.username) for post in posts]
