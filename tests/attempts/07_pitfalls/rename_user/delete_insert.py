# expect: incorrect posts_lost
from course_lib.app import User


async def rename_user(db, user_id, username):
    user = await db.get(User, user_id)
    if user is None:
        return None
    e, h, a = user.email, user.hashed_password, user.is_active
    await db.delete(user)
    await db.flush()
    new = User(id=user_id, username=username, email=e, hashed_password=h, is_active=a)
    db.add(new)
    await db.flush()
    return new
