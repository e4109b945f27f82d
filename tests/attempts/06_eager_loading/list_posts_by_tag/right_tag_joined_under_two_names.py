# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import aliased, contains_eager

from course_lib.app import Post, Tag


async def list_posts_by_tag(db, name):
    want, all_ = aliased(Tag), aliased(Tag)
    stmt = (
        select(Post)
        .join(Post.tags.of_type(want))
        .join(Post.tags.of_type(all_))
        .join(Post.author)
        .where(want.name == name)
        .options(contains_eager(Post.author), contains_eager(Post.tags.of_type(all_)))
        .order_by(Post.created_at.desc(), Post.id.desc())
    )
    return (await db.scalars(stmt)).unique().all()
