"""A repository of users that is right and written in another way, and two that are no use.

What a test of lesson 09 may rely on is what the exercises' table says. A test that passes on the
course's UserCRUD and fails on this one says more than that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from course_lib.app import FieldError, NotFoundError, Post, User, user_crud
from course_lib.app.crud.driver_errors import constraint_error

_FIELDS = {"username", "email", "hashed_password", "is_active"}


def _refused(names: set[str]) -> FieldError:
    fields = tuple(sorted(names))
    return FieldError(f"not to be set: {', '.join(fields)}", fields=fields)


class AnotherUserCRUD:
    """Statements in place of objects, savepoints, other words in its errors, no base class.

    Attributes:
        asked: The names of the methods that it was asked for.
    """

    def __init__(self) -> None:
        self.asked: set[str] = set()

    def __getattribute__(self, name: str) -> Any:
        found = super().__getattribute__(name)
        if not name.startswith("_") and name != "asked":
            self.asked.add(name)
        return found

    def __getattr__(self, name: str) -> Any:
        """What the exercises do not speak of is the course's own, as far as it is public."""
        if name.startswith("_"):
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        return getattr(user_crud, name)

    async def get(self, db: AsyncSession, id: Any, *, options: Sequence[Any] = ()) -> User | None:
        return (await db.execute(select(User).filter_by(id=id).options(*options))).scalar()

    async def get_or_raise(self, db: AsyncSession, id: Any, *, options: Sequence[Any] = ()) -> User:
        found = await self.get(db, id, options=options)
        if found is None:
            raise NotFoundError(f"nobody is {id}", model=User, key=id)
        return found

    async def get_by_email(
        self, db: AsyncSession, email: str, *, options: Sequence[Any] = ()
    ) -> User | None:
        rows = await db.execute(select(User).filter_by(email=email).options(*options))
        return next((user for (user,) in rows), None)

    async def list(self, db: AsyncSession, skip: int = 0, limit: int = 100) -> Sequence[User]:
        if skip < 0 or limit < 0 or limit > 1000:
            raise ValueError("this is no page")
        numbered = select(User.id, func.row_number().over(order_by=User.id).label("n")).subquery()
        page = select(User).join(numbered, User.id == numbered.c.id).order_by(numbered.c.n)
        page = page.where(numbered.c.n > skip, numbered.c.n <= skip + limit)
        return [user for (user,) in await db.execute(page)]

    async def count(self, db: AsyncSession, *conditions: Any) -> int:
        if any(isinstance(each, bool) for each in conditions):
            raise TypeError("a condition is an expression")
        statement = select(func.count(User.id)).where(*conditions)
        return await db.scalar(statement) or 0

    async def exists(self, db: AsyncSession, *conditions: Any) -> bool:
        return await self.count(db, *conditions) > 0

    async def create(self, db: AsyncSession, **values: Any) -> User:
        if unknown := values.keys() - _FIELDS - {"created_at", "updated_at", "posts"}:
            raise _refused(unknown)
        if "posts" in values:  # rows of another table: an INSERT of one table cannot
            return await user_crud.create(db, **values)
        return await self._send(db, insert(User).values(values).returning(User))

    async def update(
        self, db: AsyncSession, id: Any, values: Mapping[str, Any], **options: Any
    ) -> User | None:
        if not isinstance(values, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError("the values are a mapping")
        if refused := values.keys() - _FIELDS:
            raise _refused(refused)
        if not values:
            return await self.get(db, id)
        statement = update(User).where(User.id == id).values(dict(values)).returning(User)
        return await self._send(db, statement)

    async def _send(self, db: AsyncSession, statement: Any) -> Any:
        await db.flush()
        try:
            fresh = {"populate_existing": True}
            return (await db.scalars(statement, execution_options=fresh)).one_or_none()
        except IntegrityError as error:
            known = constraint_error(error.orig)
            where = {"table": known.table, "columns": known.columns}
            raise type(known)(f"refused: {', '.join(known.columns)}", **where) from error

    async def delete(self, db: AsyncSession, id: Any, **options: Any) -> bool:
        statement = delete(User).where(User.id == id).returning(User.id)
        return (await db.execute(statement)).first() is not None


async def another_list_posts_with_authors(
    db: AsyncSession, skip: int = 0, limit: int = 100
) -> Sequence[Post]:
    """Two statements where the course's sends one; both are within what is allowed."""
    page = select(Post).options(selectinload(Post.author)).order_by(Post.id)
    return (await db.scalars(page.offset(skip).limit(limit))).all()


class Useless:
    """Stands for a repository or a function that is no use; it knows whether it was called.

    With `fails` every call raises; without, every call does nothing and gives `Nothing`.
    """

    def __init__(self, *, fails: bool) -> None:
        self.called = False
        self._fails = fails

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self

    async def __call__(self, *_arguments: Any, **_options: Any) -> Nothing:
        self.called = True
        if self._fails:
            raise RuntimeError("nothing works here")
        return _NOTHING


class Nothing:
    """What comes of a call that does nothing: empty, and None where an attribute is read."""

    def __getattr__(self, name: str) -> None:
        if name.startswith("_"):
            raise AttributeError(name)

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Iterator[Any]:
        return iter(())


_NOTHING = Nothing()
