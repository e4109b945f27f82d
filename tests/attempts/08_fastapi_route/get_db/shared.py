# expect: incorrect shared_session
from typing import Annotated

from fastapi import Depends, HTTPException, Request
from sqlalchemy.ext.asyncio import AsyncSession


kept = {}


async def get_db(request: Request):
    factory = request.app.state.session_factory
    db = kept.setdefault(id(factory), None) or factory()
    kept[id(factory)] = db
    try:
        yield db
        await db.commit()
    except BaseException:
        await db.rollback()
        raise


DbSession = Annotated[AsyncSession, Depends(get_db, scope="function")]
