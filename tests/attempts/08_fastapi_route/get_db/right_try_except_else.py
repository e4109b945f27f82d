# expect: correct
from typing import Annotated

from fastapi import Depends, HTTPException, Request
from sqlalchemy.ext.asyncio import AsyncSession


async def get_db(request: Request):
    db = request.app.state.session_factory()
    try:
        yield db
    except BaseException:
        await db.rollback()
        raise
    else:
        await db.commit()
    finally:
        await db.close()


DbSession = Annotated[AsyncSession, Depends(get_db, scope="function")]
