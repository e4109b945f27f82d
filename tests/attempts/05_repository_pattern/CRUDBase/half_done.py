# expect: incorrect not_finished
from collections.abc import Mapping, Sequence
from typing import Any, Generic, TypeVar

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase

ModelT = TypeVar("ModelT", bound=DeclarativeBase)


class CRUDBase(Generic[ModelT]):
    """Create, read, update and delete for one model. It flushes; the caller commits."""

    def __init__(self, model: type[ModelT]) -> None:
        self.model = model

    async def get(self, db: AsyncSession, id: Any) -> ModelT | None:
        """Return the row of this primary key, or None."""
        return await db.get(self.model, id)

    async def list(self, db: AsyncSession, skip: int = 0, limit: int = 100) -> Sequence[ModelT]:
        """Return `limit` rows after the first `skip`, by primary key."""
        ...

    async def create(self, db: AsyncSession, **values: Any) -> ModelT:
        """Insert a row and return it; ConflictError if a value is taken."""
        ...

    async def update(self, db: AsyncSession, id: Any, values: Mapping[str, Any]) -> ModelT | None:
        """Set the named fields and return the row, or None; FieldError, ConflictError."""
        ...

    async def delete(self, db: AsyncSession, id: Any) -> bool:
        """Delete the row of this primary key; return whether there was one."""
        ...

    async def count(self, db: AsyncSession, *conditions: Any) -> int:
        """Return how many rows meet all conditions."""
        return await db.scalar(select(func.count()).select_from(self.model).where(*conditions))

    async def exists(self, db: AsyncSession, *conditions: Any) -> bool:
        """Return whether any row meets all conditions."""
        ...
