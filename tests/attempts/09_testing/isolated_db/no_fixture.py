# expect: incorrect no_fixture
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app import make_engine


async def isolated_db(database_url):
    engine = make_engine(database_url)
    async with AsyncSession(engine) as session:
        yield session
    await engine.dispose()
