# expect: correct
from collections.abc import Mapping, Sequence
from typing import Any, Generic, TypeVar

from sqlalchemy import func, inspect, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase

from course_lib.app import ConflictError, FieldError

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
        statement = select(self.model).order_by(*inspect(self.model).primary_key)
        return (await db.scalars(statement.offset(skip).limit(limit))).all()

    async def create(self, db: AsyncSession, **values: Any) -> ModelT:
        """Insert a row and return it; ConflictError if a value is taken."""
        row = self.model(**values)
        db.add(row)
        await self._flush(db)
        return row

    async def _flush(self, db: AsyncSession) -> None:
        try:
            await db.flush()
        except IntegrityError as error:
            taken = ("SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY")
            if error.orig.sqlite_errorname in taken:
                raise ConflictError("Another row has this value.") from error
            raise

    async def update(self, db: AsyncSession, id: Any, values: Mapping[str, Any]) -> ModelT | None:
        """Set the named fields and return the row, or None; FieldError, ConflictError."""
        mapper = inspect(self.model)
        writable = set(mapper.column_attrs.keys()) - {key.key for key in mapper.primary_key}
        if refused := values.keys() - writable:
            raise FieldError(f"{self.model.__name__} does not take {', '.join(sorted(refused))}")
        row = await self.get(db, id)
        if row is not None:
            for name, value in values.items():
                setattr(row, name, value)
            await self._flush(db)
        return row

    async def delete(self, db: AsyncSession, id: Any) -> bool:
        """Delete the row of this primary key; return whether there was one."""
        row = await self.get(db, id)
        if row is None:
            return False
        await db.delete(row)
        await db.flush()
        return True

    async def count(self, db: AsyncSession, *conditions: Any) -> int:
        """Return how many rows meet all conditions."""
        statement = select(func.count()).select_from(self.model).where(*conditions)
        return (await db.scalars(statement)).one()

    async def exists(self, db: AsyncSession, *conditions: Any) -> bool:
        """Return whether any row meets all conditions."""
        found = select(self.model).where(*conditions).exists()
        return (await db.scalars(select(found))).one()
