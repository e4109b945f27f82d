# expect: incorrect wrong_values
from sqlalchemy import insert

from course_lib.app import Post, Tag
from course_lib.app.models import post_tags


async def create_post_with_tags(db, author, title, tag_names):
    post = Post(title=title, author=author, tags=[])
    db.add(post)
    await db.flush()
    for n in tag_names:
        t = Tag(name=n)
        db.add(t)
        await db.flush()
        await db.execute(insert(post_tags).values(post_id=post.id, tag_id=t.id))
    return post
