# expect: not_attempted


async def count_users(db):
    # return await db.scalar(select(func.count()).select_from(User))
    pass
