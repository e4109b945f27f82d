# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import aliased, contains_eager

from course_lib.app import Post, Tag


async def list_posts_by_tag(db, name):
    wanted = aliased(Tag)
    statement = (
        select(Post)
        .join(Post.author)
        .join(Post.tags.of_type(wanted))
        .join(Post.tags)
        .where(wanted.name == name)
        .options(contains_eager(Post.author), contains_eager(Post.tags))
        .order_by(Post.created_at.desc(), Post.id.desc())
    )
    return (await db.scalars(statement)).unique().all()
