# expect: correct
from sqlalchemy import func, select

from course_lib.app import Post


async def load_in_order(db, ids):
    import json

    each = func.json_each(json.dumps(ids)).table_valued("key", "value")
    return (
        await db.scalars(select(Post).join(each, each.c.value == Post.id).order_by(each.c.key))
    ).all()
