# expect: incorrect passes_on_everything
async def test_posts_with_authors(db, list_posts, sent):
    posts = await list_posts(db)
    assert posts == []
