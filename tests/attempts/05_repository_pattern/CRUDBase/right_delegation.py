# expect: correct
from typing import TypeVar

from sqlalchemy import func, inspect, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import DeclarativeBase

from course_lib.app import ConflictError, FieldError

ModelT = TypeVar("ModelT", bound=DeclarativeBase)


class _Engine:
    def __init__(self, model):
        self.model = model

    async def get(self, db, id):
        return await db.get(self.model, id)

    async def list(self, db, skip=0, limit=100):
        return (
            await db.scalars(
                select(self.model)
                .order_by(*inspect(self.model).primary_key)
                .offset(skip)
                .limit(limit)
            )
        ).all()

    async def create(self, db, **values):
        row = self.model(**values)
        db.add(row)
        await self._flush(db)
        return row

    async def _flush(self, db):
        try:
            await db.flush()
        except IntegrityError as error:
            if error.orig.sqlite_errorname.endswith(("_UNIQUE", "_PRIMARYKEY")):
                raise ConflictError("taken") from error
            raise

    async def update(self, db, id, values):
        mapper = inspect(self.model)
        keys = {mapper.get_property_by_column(c).key for c in mapper.primary_key}
        if refused := values.keys() - (set(mapper.column_attrs.keys()) - keys):
            raise FieldError(str(refused))
        row = await self.get(db, id)
        if row is not None:
            for name, value in values.items():
                setattr(row, name, value)
            await self._flush(db)
        return row

    async def delete(self, db, id):
        row = await self.get(db, id)
        if row is None:
            return False
        await db.delete(row)
        await db.flush()
        return True

    async def count(self, db, *conditions):
        return (
            await db.scalars(select(func.count()).select_from(self.model).where(*conditions))
        ).one()

    async def exists(self, db, *conditions):
        return (await db.scalars(select(select(self.model).where(*conditions).exists()))).one()


class CRUDBase:
    def __init__(self, model):
        self._e = _Engine(model)

    def __getattr__(self, name):
        return getattr(self._e, name)
