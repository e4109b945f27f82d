# expect: incorrect gathered_on_one_session
import asyncio

from course_lib.app import Post


async def load_in_order(db, ids):
    async with asyncio.TaskGroup() as g:
        tasks = [g.create_task(db.get(Post, i)) for i in ids]
    return [t.result() for t in tasks if t.result()]
