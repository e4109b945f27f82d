# expect: incorrect never_flushed
from course_lib.app import Post, Tag


async def create_post_with_tags(db, author, title, tag_names):
    post = Post(title=title, author=author, tags=[Tag(name=name) for name in tag_names])
    db.add(post)
    return post
