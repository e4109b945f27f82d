# expect: correct
from sqlalchemy import exists, select
from sqlalchemy.orm import selectinload, subqueryload

from course_lib.app import Post, Tag
from course_lib.app.models import post_tags


async def list_posts_by_tag(db, name):
    links = post_tags.c
    carries = exists().where(links.post_id == Post.id, links.tag_id == Tag.id, Tag.name == name)
    statement = (
        select(Post)
        .where(carries)
        .options(selectinload(Post.author), subqueryload(Post.tags))
        .order_by(Post.created_at.desc(), Post.id.desc())
    )
    return (await db.scalars(statement)).all()
