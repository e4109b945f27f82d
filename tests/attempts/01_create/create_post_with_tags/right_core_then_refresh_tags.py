# expect: correct
from sqlalchemy import insert

from course_lib.app import Post, Tag
from course_lib.app.models import post_tags


async def create_post_with_tags(db, author, title, tag_names):
    post = await db.scalar(insert(Post).values(title=title, author_id=author.id).returning(Post))
    if tag_names:
        ids = (
            await db.scalars(
                insert(Tag).returning(Tag.id, sort_by_parameter_order=True),
                [{"name": n} for n in tag_names],
            )
        ).all()
        await db.execute(insert(post_tags), [{"post_id": post.id, "tag_id": i} for i in ids])
    await db.refresh(post, attribute_names=["tags"])
    return post
