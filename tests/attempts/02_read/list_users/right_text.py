# expect: correct
from sqlalchemy import select, text

from course_lib.app import User


async def list_users(db, skip: int = 0, limit: int = 100):
    match (skip, limit):
        case (s, l) if s < 0 or l < 0:
            raise ValueError(f"negative: {s!r} {l!r}")
    st = select(User).from_statement(text("SELECT * FROM users ORDER BY id LIMIT :l OFFSET :s"))
    return list(await db.scalars(st, {"l": limit, "s": skip}))
