# expect: correct
from contextlib import asynccontextmanager

from sqlalchemy import func, inspect, select
from sqlalchemy.exc import IntegrityError

from course_lib.app import ConflictError, FieldError


@asynccontextmanager
async def taken_is_a_conflict(db):
    try:
        async with db.begin_nested():
            yield
    except IntegrityError as error:
        if "UNIQUE" in str(error.orig):
            raise ConflictError("taken") from error
        raise


class CRUDBase:
    def __init__(self, model, read_only=("id",)):
        self.model = model
        self.writable = {attr.key for attr in inspect(model).column_attrs} - set(read_only)

    async def get(self, db, id):
        return await db.get(self.model, id)

    async def list(self, db, *, skip=0, limit=100):
        return (await self._select(db, offset=skip, limit=limit)).all()

    async def _select(self, db, offset, limit):
        return await db.scalars(
            select(self.model).order_by(self.model.id).offset(offset).limit(limit)
        )

    async def create(self, db, **values):
        new = self.model(**values)
        async with taken_is_a_conflict(db):
            db.add(new)
        return new

    async def update(self, db, id, values):
        if not values.keys() <= self.writable:
            raise FieldError("no such field")
        if not (row := await self.get(db, id)):
            return None
        async with taken_is_a_conflict(db):
            for name in values:
                setattr(row, name, values[name])
        return row

    async def delete(self, db, id):
        if row := await self.get(db, id):
            await db.delete(row)
            await db.flush()
        return row is not None

    async def count(self, db, *conditions):
        counted = select(func.count()).select_from(select(self.model).where(*conditions).subquery())
        return (await db.execute(counted)).scalar_one()

    async def exists(self, db, *conditions):
        first = select(self.model).where(*conditions).limit(1)
        return (await db.scalars(first)).first() is not None
