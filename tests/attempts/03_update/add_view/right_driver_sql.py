# expect: correct


async def add_view(db, post_id):
    connection = await db.connection()
    await connection.exec_driver_sql("update posts set views = views + 1 where id = ?", (post_id,))
    return (
        await connection.exec_driver_sql("select views from posts where id = ?", (post_id,))
    ).scalar_one_or_none()
