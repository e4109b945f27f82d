# expect: not_attempted


async def list_users_with_posts_and_comments(db):
    pass
