# expect: not_attempted
import pytest_asyncio


@pytest_asyncio.fixture
async def isolated_db(database_url):
    """Give a test a session, and undo all that it did."""
    ...
