# expect: correct
from sqlalchemy import exists, insert, literal, select

from course_lib.app import User
from course_lib.app.models import utc_now


async def register_user(db, username, email, hashed_pw):
    now = utc_now()
    sel = select(
        literal(username),
        literal(email),
        literal(hashed_pw),
        literal(now, User.created_at.type),
        literal(now, User.created_at.type),
    ).where(~exists().where(User.email == email))
    stmt = (
        insert(User)
        .from_select(["username", "email", "hashed_password", "created_at", "updated_at"], sel)
        .returning(User)
    )
    return (await db.scalars(stmt)).one_or_none()
