# expect: correct
from sqlalchemy import exists, func, inspect, select
from sqlalchemy.exc import IntegrityError

from course_lib.app import ConflictError, FieldError


async def send(db):
    try:
        await db.flush()
    except IntegrityError as e:
        name = e.orig.sqlite_errorname
        if name.rpartition("_")[2] not in {"UNIQUE", "PRIMARYKEY"}:
            raise e
        raise ConflictError(name) from None


class CRUDBase:
    __slots__ = ("model",)

    def __init__(self, model, /):
        self.model = model

    @property
    def _all(self):
        return select(self.model)

    async def get(self, db, id):
        match await db.get(self.model, id, populate_existing=True):
            case None:
                return None
            case row:
                return row

    async def list(self, db, skip=0, limit=100):
        page = self._all.order_by(*self.model.__mapper__.primary_key).limit(limit)
        if skip:
            page = page.offset(skip)
        return tuple((await db.execute(page)).scalars().all())

    async def create(self, db, **values):
        obj = self.model()
        for name, value in values.items():
            setattr(obj, name, value)
        db.add(obj)
        await send(db)
        return obj

    async def update(self, db, id, values):
        known = [a.key for a in inspect(self.model).column_attrs if not a.columns[0].primary_key]
        bad = [v for v in values if v not in known]
        if bad:
            raise FieldError(str(bad), fields=tuple(bad))
        row = await db.scalar(self._all.where(self.model.id == id).with_for_update())
        if row is None:
            return None
        for k in values:
            setattr(row, k, values[k])
        await send(db)
        return row

    async def delete(self, db, id):
        row = await db.scalar(self._all.where(self.model.id == id))
        if not row:
            return False
        await db.delete(row)
        await db.flush()
        return True

    def count(self, db, *conditions):
        found = self._all.where(*conditions).subquery()
        return db.scalar(select(func.count()).select_from(found))

    async def exists(self, db, *conditions):
        return await db.scalar(select(exists().select_from(self.model).where(*conditions)))
