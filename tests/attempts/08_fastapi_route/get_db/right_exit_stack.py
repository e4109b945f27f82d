# expect: correct
from typing import Annotated

from fastapi import Depends, HTTPException, Request
from sqlalchemy.ext.asyncio import AsyncSession


from contextlib import AsyncExitStack

async def get_db(request: Request):
    async with AsyncExitStack() as stack:
        db = await stack.enter_async_context(request.app.state.session_factory())
        await stack.enter_async_context(db.begin())
        yield db


DbSession = Annotated[AsyncSession, Depends(get_db, scope="function")]
