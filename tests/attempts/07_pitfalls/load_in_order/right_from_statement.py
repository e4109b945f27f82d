# expect: correct
from sqlalchemy import bindparam, select, text

from course_lib.app import Post


async def load_in_order(db, ids):
    stmt = text("select * from posts where id in :ids").bindparams(bindparam("ids", expanding=True))
    found = {p.id: p for p in await db.scalars(select(Post).from_statement(stmt), {"ids": ids})}
    return [found[i] for i in ids if i in found]
