# expect: correct
from sqlalchemy.orm.attributes import set_committed_value

from course_lib.app import Post, Tag
from course_lib.app.models import post_tags


async def create_post_with_tags(db, author, title, tag_names):
    tags = [Tag(name=n) for n in tag_names]
    post = Post(title=title, author=author)
    db.add_all([post, *tags])
    await db.flush()
    for t in tags:
        await db.execute(post_tags.insert().values(post_id=post.id, tag_id=t.id))
    set_committed_value(post, "tags", tags)
    return post
