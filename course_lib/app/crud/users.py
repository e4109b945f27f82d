"""Users: CRUDBase, and what is asked of users alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from ..models import User
from .arguments import Options
from .base import CRUDBase


class UserCRUD(CRUDBase[User]):
    """The operations on users."""

    read_only = frozenset({"created_at", "updated_at"})

    async def get_by_email(
        self, db: AsyncSession, email: str, *, options: Options = ()
    ) -> User | None:
        """Return the user with this email address, or None."""
        return await self.get_by(db, email=email, options=options)


user_crud = UserCRUD(User)


async def create_user(db: AsyncSession, username: str, email: str, hashed_pw: str) -> User:
    """Insert a user and return it; raise ConflictError if the email address is taken."""
    return await user_crud.create(db, username=username, email=email, hashed_password=hashed_pw)


async def get_user_by_id(db: AsyncSession, user_id: int) -> User | None:
    """Return the user with this id, or None."""
    return await user_crud.get(db, user_id)


async def get_user_by_email(db: AsyncSession, email: str) -> User | None:
    """Return the user with this email address, or None."""
    return await user_crud.get_by_email(db, email)


async def list_users(db: AsyncSession, skip: int = 0, limit: int = 100) -> Sequence[User]:
    """Return `limit` users after the first `skip`, by id."""
    return await user_crud.list(db, skip, limit)


async def update_user(
    db: AsyncSession, user_id: int, update_data: Mapping[str, Any]
) -> User | None:
    """Change the named fields of a user and return it, or None if there is no such user."""
    return await user_crud.update(db, user_id, update_data)


async def delete_user(db: AsyncSession, user_id: int) -> bool:
    """Delete a user, and the posts with it. Return False if there is no such user."""
    return await user_crud.delete(db, user_id)
