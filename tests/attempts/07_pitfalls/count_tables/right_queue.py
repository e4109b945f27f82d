# expect: correct
import asyncio

from sqlalchemy import func, select


async def count_tables(Session, models):
    queue = asyncio.Queue()
    for m in models:
        queue.put_nowait(m)
    out = {}

    async def worker():
        while not queue.empty():
            m = queue.get_nowait()
            async with Session() as db:
                out[m.__tablename__] = await db.scalar(select(func.count()).select_from(m))

    await asyncio.gather(*[worker() for _ in models])
    return out
