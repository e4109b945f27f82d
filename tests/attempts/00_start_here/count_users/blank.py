# expect: not_attempted


async def count_users(db):
    """Return how many users there are."""
    ...
