# expect: not_attempted
async def test_posts_with_authors(db, list_posts, sent):
    """Each post comes with its author, in at most two statements."""
    ...
