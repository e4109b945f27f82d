# expect: correct
from sqlalchemy import inspect
from sqlalchemy.exc import IntegrityError

from course_lib.app import ConflictError, FieldError


class CRUDBase:
    """All of it in the session's own, synchronous words."""

    def __init__(self, model):
        self.model = model

    async def get(self, db, id):
        return await db.run_sync(lambda session: session.get(self.model, id))

    async def list(self, db, skip=0, limit=100):
        def page(session):
            query = session.query(self.model).order_by(*inspect(self.model).primary_key)
            return query.offset(skip).limit(limit).all()

        return await db.run_sync(page)

    def _flush(self, session):
        try:
            session.flush()
        except IntegrityError as error:
            match error.orig.sqlite_errorcode:
                case 1555 | 2067:
                    raise ConflictError("taken") from error
                case _:
                    raise

    async def create(self, db, **values):
        def add(session):
            row = self.model(**values)
            session.add(row)
            self._flush(session)
            return row

        return await db.run_sync(add)

    async def update(self, db, id, values):
        mapper = inspect(self.model)
        names = set(mapper.columns.keys()) - {column.key for column in mapper.primary_key}
        if not names.issuperset(values):
            raise FieldError("no such field")

        def change(session):
            row = session.get(self.model, id)
            if row is not None:
                for name, value in values.items():
                    setattr(row, name, value)
                self._flush(session)
            return row

        return await db.run_sync(change)

    async def delete(self, db, id):
        def remove(session):
            row = session.get(self.model, id)
            if row is None:
                return False
            session.delete(row)
            session.flush()
            return True

        return await db.run_sync(remove)

    async def count(self, db, *conditions):
        return await db.run_sync(
            lambda session: session.query(self.model).filter(*conditions).count()
        )

    async def exists(self, db, *conditions):
        def ask(session):
            return session.query(session.query(self.model).filter(*conditions).exists()).scalar()

        return await db.run_sync(ask)
