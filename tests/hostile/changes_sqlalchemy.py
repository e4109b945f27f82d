# row: problem
# Replaces a method of the session.
from sqlalchemy.ext.asyncio import AsyncSession


async def execute(self, *_arguments, **_options):
    return None


AsyncSession.execute = execute


async def create_user(db, username, email, hashed_pw):
    pass
