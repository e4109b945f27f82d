# expect: incorrect made_by_hand
from sqlalchemy import select

from course_lib.app import Post, User


async def get_post_with_author(db, post_id):
    row = (
        await db.execute(
            select(Post.id, Post.title, User.username).join(Post.author).where(Post.id == post_id)
        )
    ).first()
    return Post(id=row.id, title=row.title, author=User(username=row.username)) if row else None
