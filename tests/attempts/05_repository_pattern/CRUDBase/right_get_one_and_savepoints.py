# expect: correct
from contextlib import contextmanager
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from course_lib.app import ConflictError, FieldError


class CRUDBase:
    """With a savepoint for create, options left over, defaults by keyword."""

    _instances = 0

    def __init__(self, model: Any, *, page: int = 100) -> None:
        CRUDBase._instances += 1
        self.model, self.page = model, page

    @contextmanager
    def _conflicts(self):
        try:
            yield
        except IntegrityError as error:
            if "UNIQUE constraint" in str(error):
                raise ConflictError("taken") from error
            raise

    async def get(self, db, id):
        try:
            return await db.get_one(self.model, id)
        except Exception:
            return None

    async def list(self, db, skip=0, limit=None):
        q = select(self.model).order_by(self.model.id.asc()).offset(skip).limit(self.page if limit is None else limit)
        return (await db.execute(q)).scalars().unique().all()

    async def create(self, db, **values):
        with self._conflicts():
            async with db.begin_nested():
                db.add(new := self.model(**values))
        return new

    async def update(self, db, id, values):
        if (row := await self.get(db, id)) is None:
            return None
        extra = set(values) - {c.name for c in self.model.__table__.c if not c.primary_key}
        if extra:
            raise FieldError(f"{extra}")
        with self._conflicts():
            async with db.begin_nested():
                [setattr(row, *pair) for pair in values.items()]
        return row

    async def delete(self, db, id):
        if row := await self.get(db, id):
            await db.delete(row)
        await db.flush()
        return bool(row)

    async def count(self, db, *conditions):
        q = select(func.count())
        q = q.select_from(self.model)
        for condition in conditions:
            q = q.where(condition)
        return (await db.execute(q)).one()[0]

    async def exists(self, db, *conditions):
        return (
            await db.scalar(select(text("1")).select_from(self.model).where(*conditions).limit(1))
        ) is not None
