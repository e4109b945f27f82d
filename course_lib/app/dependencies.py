"""What a route may ask for: a session, and the maker of password hashes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from .passwords import PasswordHasher


async def get_db(request: Request) -> AsyncIterator[AsyncSession]:
    """Hand out a session for one request; commit when the route has ended, roll back if it raised.

    An HTTPException is an error too: what the route wrote before it is rolled back. The session
    takes a connection with its first statement and gives it back at the end.
    """
    session_factory: async_sessionmaker[AsyncSession] = request.app.state.session_factory
    async with session_factory.begin() as db:
        yield db


def get_hasher(request: Request) -> PasswordHasher:
    """Hand out the application's hasher: slow in production, cheap in tests."""
    hasher: PasswordHasher = request.app.state.hasher
    return hasher


# With the default scope, "request", what follows `yield` runs after the response was sent: a client
# would hear 201 before the commit that may fail. "function" ends with the route's function.
DbSession = Annotated[AsyncSession, Depends(get_db, scope="function")]
Hasher = Annotated[PasswordHasher, Depends(get_hasher)]
