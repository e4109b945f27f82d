# expect: correct

from course_lib.app import Post, Tag


async def create_post_with_tags(db, author, title, tag_names):
    post = Post(title=title, author=author, tags=[])
    db.add(post)
    for n in tag_names:
        db.add(Tag(name=n, posts=[post]))
    await db.flush()
    return post
