# expect: correct
from sqlalchemy import delete, exists, func, insert, inspect, select, update
from sqlalchemy.exc import IntegrityError

from course_lib.app import ConflictError, FieldError


class CRUDBase:
    def __init__(self, model):
        self.model = model
        self.key = inspect(model).primary_key[0]

    async def get(self, db, id):
        return (await db.execute(select(self.model).where(self.key == id))).scalar_one_or_none()

    async def list(self, db, skip=0, limit=100):
        rows = await db.execute(select(self.model).order_by(self.key).offset(skip).limit(limit))
        return list(rows.scalars())

    async def create(self, db, **values):
        return await self._send(db, insert(self.model).values(**values).returning(self.model))

    async def update(self, db, id, values):
        for name in values:
            if name == self.key.key or name not in self.model.__table__.columns:
                raise FieldError(name)
        if not values:
            return await self.get(db, id)
        changed = update(self.model).where(self.key == id).values(**values).returning(self.model)
        return await self._send(db, changed)

    async def delete(self, db, id):
        return (await db.execute(delete(self.model).where(self.key == id))).rowcount == 1

    async def count(self, db, *conditions):
        return await db.scalar(select(func.count(self.key)).where(*conditions))

    async def exists(self, db, *conditions):
        return await db.scalar(select(exists(self.key).where(*conditions)))

    async def _send(self, db, statement):
        try:
            return await db.scalar(statement)
        except IntegrityError as error:
            match error.orig.sqlite_errorname:
                case "SQLITE_CONSTRAINT_UNIQUE" | "SQLITE_CONSTRAINT_PRIMARYKEY":
                    raise ConflictError(str(error.orig)) from error
                case _:
                    raise
