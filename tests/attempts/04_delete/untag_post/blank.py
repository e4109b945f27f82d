# expect: not_attempted
async def untag_post(db, post_id, tag_name):
    pass
