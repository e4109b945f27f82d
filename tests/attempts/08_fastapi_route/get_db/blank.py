# expect: not_attempted
from typing import Annotated

from fastapi import Depends, HTTPException, Request
from sqlalchemy.ext.asyncio import AsyncSession


async def get_db(request: Request):
    """Hand out a session; commit when the route has ended, roll back if it raised."""
    ...


DbSession = Annotated[AsyncSession, Depends(get_db)]
