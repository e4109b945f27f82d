# expect: not_attempted


async def upsert_tag(db, name):
    "Insert a tag, or find it."
