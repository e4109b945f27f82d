"""Planted bugs in `create`: each a UserCRUD that is right but for one thing."""

from __future__ import annotations

from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app import ConflictError, User
from course_lib.app.crud import UserCRUD

from .lesson_09_bug import Bug


class NeverFlushes(UserCRUD):
    async def create(self, db: AsyncSession, **values: Any) -> User:
        user = User(**values)
        db.add(user)
        return user


NEVER_FLUSHES = Bug(
    "never_flushes",
    "`create` never flushes, so nothing is sent.",
    "A query would flush by itself and hide it. Look at `user.id` right after `create`, or let the "
    "session forget everything before you ask: `db.expunge_all()`.",
    lambda: NeverFlushes(User),
)


class KeepsNothing(UserCRUD):
    async def create(self, db: AsyncSession, **values: Any) -> User:
        savepoint = await db.begin_nested()
        user = await super().create(db, **values)
        await savepoint.rollback()
        return user


KEEPS_NOTHING = Bug(
    "keeps_nothing",
    "`create` gives back a user with an id, and its row is not in the table.",
    "What comes back is an object. Ask the database for the row: `user_crud.get(…)`.",
    lambda: KeepsNothing(User),
)


class MixesUpValues(UserCRUD):
    async def create(self, db: AsyncSession, **values: Any) -> User:
        mixed = values | {"username": values.get("email"), "email": values.get("username")}
        return await super().create(db, **mixed)


MIXES_UP_VALUES = Bug(
    "mixes_up_values",
    "`create` stores the username as email, and the email as username.",
    "Compare the values that were stored with those that were given, by name, and let them differ.",
    lambda: MixesUpValues(User),
)


class Commits(UserCRUD):
    async def create(self, db: AsyncSession, **values: Any) -> User:
        user = await super().create(db, **values)
        await db.commit()
        return user


COMMITS = Bug(
    "commits",
    "`create` commits.",
    "What was only flushed is gone after `await db.rollback()`. Ask for it after one.",
    lambda: Commits(User),
)


class SwallowsConflict(UserCRUD):
    async def create(self, db: AsyncSession, **values: Any) -> User:
        try:
            async with db.begin_nested():
                return await super().create(db, **values)
        except ConflictError:
            found = await self.get_by_email(db, values["email"])
            assert found is not None
            return found


SWALLOWS_CONFLICT = Bug(
    "swallows_conflict",
    "`create` gives the other user where the email is taken.",
    "`with pytest.raises(ConflictError):` around the second `create`.",
    lambda: SwallowsConflict(User),
)


class OverwritesTheOther(UserCRUD):
    async def create(self, db: AsyncSession, **values: Any) -> User:
        other = await self.get_by_email(db, values.get("email", ""))
        if other is None:
            return await super().create(db, **values)
        changed = await self.update(db, other.id, values)
        assert changed is not None
        return changed


OVERWRITES_THE_OTHER = Bug(
    "overwrites_the_other",
    "`create` overwrites the user who has the email.",
    "`with pytest.raises(ConflictError):` around the second `create`.",
    lambda: OverwritesTheOther(User),
)


class RefusesTheSecond(UserCRUD):
    async def create(self, db: AsyncSession, **values: Any) -> User:
        if await self.count(db):
            raise ConflictError("Another row has this value.")
        return await super().create(db, **values)


REFUSES_THE_SECOND = Bug(
    "refuses_the_second",
    "`create` refuses every user but the first.",
    "A refusal has to be missing where nothing is taken: create a user with another email, too.",
    lambda: RefusesTheSecond(User),
)


class LeaksDriverError(UserCRUD):
    async def create(self, db: AsyncSession, **values: Any) -> User:
        try:
            return await super().create(db, **values)
        except ConflictError as error:
            assert isinstance(error.__cause__, IntegrityError)
            raise error.__cause__ from None


LEAKS_DRIVER_ERROR = Bug(
    "leaks_driver_error",
    "`create` lets the driver's IntegrityError out.",
    "Expect the class that the table promises, ConflictError, and no other: `Exception` takes any.",
    lambda: LeaksDriverError(User),
)
