# expect: correct
import contextlib

from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def register_user(db, username, email, hashed_pw):
    await db.flush()
    user = User(username=username, email=email, hashed_password=hashed_pw)
    try:
        async with contextlib.AsyncExitStack() as st:
            await st.enter_async_context(db.begin_nested())
            db.add(user)
    except IntegrityError as e:
        if "email" in str(e.orig):
            return None
        raise
    return user
