# expect: incorrect no_alias
from typing import Annotated

from fastapi import Depends, HTTPException, Request
from sqlalchemy.ext.asyncio import AsyncSession


async def get_db(request: Request):
    async with request.app.state.session_factory.begin() as db:
        yield db


Db = AsyncSession
