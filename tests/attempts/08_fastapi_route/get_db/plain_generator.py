# expect: incorrect never_committed
from typing import Annotated

from fastapi import Depends, HTTPException, Request
from sqlalchemy.ext.asyncio import AsyncSession


def get_db(request: Request):
    db = request.app.state.session_factory()
    yield db


DbSession = Annotated[AsyncSession, Depends(get_db, scope="function")]
