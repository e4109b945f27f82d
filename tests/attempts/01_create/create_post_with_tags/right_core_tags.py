# expect: correct
from sqlalchemy import insert

from course_lib.app import Post, Tag
from course_lib.app.models import post_tags


async def create_post_with_tags(db, author, title, tag_names):
    post = Post(title=title, author=author)
    db.add(post)
    await db.flush()
    if tag_names:
        tags = (
            await db.scalars(insert(Tag).returning(Tag), [{"name": n} for n in tag_names])
        ).all()
        await db.execute(insert(post_tags), [{"post_id": post.id, "tag_id": t.id} for t in tags])
    await db.refresh(post, ["tags"])
    return post
