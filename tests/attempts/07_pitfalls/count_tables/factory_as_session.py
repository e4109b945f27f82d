# expect: incorrect factory_used_as_session
import asyncio

from sqlalchemy import func, select


async def count_tables(Session, models):
    counts = await asyncio.gather(
        *[Session.scalar(select(func.count()).select_from(model)) for model in models]
    )
    return dict(zip([m.__tablename__ for m in models], counts, strict=True))
