# expect: not_attempted


async def list_posts_by_tag(db, name):
    """Return the posts with this tag."""
