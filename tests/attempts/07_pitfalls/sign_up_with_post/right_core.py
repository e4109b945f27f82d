# expect: correct
from sqlalchemy import insert, select
from sqlalchemy.orm import selectinload

from course_lib.app import Post, User


async def sign_up_with_post(db, username, email, title):
    uid = await db.scalar(
        insert(User).values(username=username, email=email, hashed_password="x").returning(User.id)
    )
    await db.execute(insert(Post).values(title=title, author_id=uid))
    return await db.scalar(select(User).options(selectinload(User.posts)).where(User.id == uid))
