# expect: correct
from sqlalchemy import bindparam, select, text

from course_lib.app import Post


async def posts_after(db, last, limit):
    where = "" if last is None else "WHERE (created_at, id) < (:at, :id)"
    sql = text(f"SELECT * FROM posts {where} ORDER BY created_at DESC, id DESC LIMIT :n")
    params = {"n": limit}
    if last is not None:
        sql = sql.bindparams(bindparam("at", type_=Post.created_at.type))
        params |= {"at": last[0], "id": last[1]}
    return (await db.scalars(select(Post).from_statement(sql), params)).all()
