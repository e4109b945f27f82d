# expect: correct
from functools import cached_property, lru_cache

from sqlalchemy import bindparam, func, inspect, select
from sqlalchemy.exc import IntegrityError

from course_lib.app import ConflictError, FieldError


@lru_cache(maxsize=None)
def names_of(model):
    mapper = inspect(model)
    return frozenset(c.key for c in mapper.column_attrs if c.columns[0] not in mapper.primary_key)


class CRUDBase:
    """It keeps statements and names, which are no rows."""

    _made = {}

    def __new__(cls, model):
        if model not in cls._made:
            cls._made[model] = super().__new__(cls)
        return cls._made[model]

    def __init__(self, model):
        self.model = model

    @cached_property
    def _by_key(self):
        return select(self.model).where(self.model.id == bindparam("key"))

    @cached_property
    def _page(self):
        page = select(self.model).order_by(self.model.id)
        return page.offset(bindparam("skip")).limit(bindparam("most"))

    async def get(self, db, id):
        rows = await db.scalars(self._by_key, {"key": id})
        return rows.one_or_none()

    async def list(self, db, skip=0, limit=100):
        return (await db.scalars(self._page, {"skip": skip, "most": limit})).all()

    async def _flushed(self, db, row):
        try:
            await db.flush()
        except IntegrityError as error:
            if error.orig.sqlite_errorname.endswith(("_UNIQUE", "_PRIMARYKEY")):
                raise ConflictError("taken") from error
            raise
        return row

    async def create(self, db, **values):
        db.add(row := self.model(**values))
        return await self._flushed(db, row)

    async def update(self, db, id, values):
        if not set(values) <= names_of(self.model):
            raise FieldError("no such field")
        row = await self.get(db, id)
        if row is None:
            return None
        for pair in values.items():
            setattr(row, *pair)
        return await self._flushed(db, row)

    async def delete(self, db, id):
        row = await self.get(db, id)
        if row is None:
            return False
        await db.delete(row)
        await db.flush()
        return True

    async def count(self, db, *conditions):
        return await db.scalar(select(func.count()).select_from(self.model).where(*conditions))

    async def exists(self, db, *conditions):
        return await db.scalar(select(select(self.model.id).where(*conditions).exists()))
