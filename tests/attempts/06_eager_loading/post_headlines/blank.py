# expect: not_attempted


async def post_headlines(db, limit): ...
