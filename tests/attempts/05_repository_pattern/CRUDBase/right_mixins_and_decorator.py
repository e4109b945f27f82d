# expect: correct
from dataclasses import dataclass
from functools import wraps
from typing import Generic, TypeVar

from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import DeclarativeBase

from course_lib.app import ConflictError, FieldError

ModelT = TypeVar("ModelT", bound=DeclarativeBase)


def translated(method):
    @wraps(method)
    async def wrapper(*args, **named):
        try:
            return await method(*args, **named)
        except IntegrityError as error:
            if error.orig.sqlite_errorname.endswith(("UNIQUE", "PRIMARYKEY")):
                raise ConflictError("taken") from None
            raise

    return wrapper


class Reads:
    async def get(self, session, key, /):
        return (await session.scalars(select(self.model).filter_by(id=key))).first()

    async def list(self, session, skip=0, limit=100):
        key = self.model.__table__.primary_key.columns
        return [*await session.scalars(select(self.model).order_by(*key).slice(skip, skip + limit))]

    async def count(self, session, *where):
        return (
            await session.execute(select(func.count("*")).select_from(self.model).filter(*where))
        ).scalar()

    async def exists(self, session, *where):
        return bool(await self.count(session, *where))


class Writes:
    @translated
    async def create(self, session, **values):
        session.add_all([row := self.model(**values)])
        await session.flush([row]) if False else await session.flush()
        return row

    @translated
    async def update(self, session, key, values):
        columns = self.model.__table__.columns
        for name in values:
            if name not in columns or columns[name].primary_key:
                raise FieldError(name)
        if values:
            await session.execute(update(self.model).where(self.model.id == key).values(values))
        return await session.get(self.model, key)

    async def delete(self, session, key):
        gone = delete(self.model).where(self.model.id == key).returning(self.model.id)
        return await session.scalar(gone) is not None


@dataclass
class CRUDBase(Reads, Writes, Generic[ModelT]):
    model: type[ModelT]
