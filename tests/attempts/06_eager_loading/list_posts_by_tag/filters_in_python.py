# expect: incorrect filtered_in_python
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def list_posts_by_tag(db, name):
    statement = (
        select(Post)
        .options(joinedload(Post.author), joinedload(Post.tags))
        .order_by(Post.created_at.desc(), Post.id.desc())
    )
    posts = (await db.scalars(statement)).unique().all()
    return [post for post in posts if name in [tag.name for tag in post.tags]]
