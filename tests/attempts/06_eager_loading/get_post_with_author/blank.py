# expect: not_attempted


async def get_post_with_author(db, post_id): ...
