# expect: correct

from course_lib.app import Post, User


async def post_headlines(db, limit):
    return await db.run_sync(
        lambda s: (
            s.query(Post.id, Post.title, User.username)
            .join(User)
            .order_by(Post.created_at.desc(), Post.id.desc())
            .limit(limit)
            .all()
        )
    )
