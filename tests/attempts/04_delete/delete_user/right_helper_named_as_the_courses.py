# expect: correct


from course_lib import app


async def get_user_by_id(db, id):
    return await db.get(app.User, id)


async def delete_user(db, user_id):
    assert app.User
    user = await get_user_by_id(db, user_id)
    if user is None:
        return False
    await db.delete(user)
    await db.flush()
    return True
