# expect: not_attempted


async def create_users_bulk(db, rows): ...
