# expect: correct
from sqlalchemy import text


async def add_view(db, post_id):
    return await db.scalar(
        text(
            "with which as (select id from posts where id = :id) update posts set views = views + 1 where id in (select id from which) returning views"
        ),
        {"id": post_id},
    )
