# expect: correct

from course_lib.app import Post, Tag


async def create_post_with_tags(db, author, title, tag_names):
    def go(s):
        post = Post(title=title, tags=[Tag(name=n) for n in tag_names])
        author.posts.append(post)
        s.flush()
        return post

    return await db.run_sync(go)
