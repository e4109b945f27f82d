# expect: incorrect wrong_result


async def count_users(db):
    return 6
