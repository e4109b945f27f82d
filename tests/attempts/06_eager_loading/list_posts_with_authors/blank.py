# expect: not_attempted


async def list_posts_with_authors(db):
    """Return all posts by id, each with its author: one statement."""
    ...
