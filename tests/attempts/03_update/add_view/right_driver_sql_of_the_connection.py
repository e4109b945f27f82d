# expect: correct
async def add_view(db, post_id):
    c = await db.connection()
    r = await c.exec_driver_sql(
        "update posts set views = views + 1 where id = ? returning views", (post_id,)
    )
    return next(iter(r.scalars()), None)
