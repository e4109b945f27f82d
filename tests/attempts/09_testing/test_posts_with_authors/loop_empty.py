# expect: incorrect asserts_nothing
async def test_posts_with_authors(db, list_posts, sent):
    for post in await list_posts(db):
        assert post.author.username
    assert len(sent) <= 2
