# expect: incorrect notebook_session
from typing import Annotated

from fastapi import Depends, HTTPException, Request
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app import make_engine, make_session_factory


engine = make_engine()
Session = make_session_factory(engine)


async def get_db():
    async with Session.begin() as db:
        yield db


DbSession = Annotated[AsyncSession, Depends(get_db, scope="function")]
