# expect: not_attempted


async def create_post_with_tags(db, author, title, tag_names):
    """A post with its tags."""
    raise NotImplementedError
