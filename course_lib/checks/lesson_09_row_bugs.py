"""Planted bugs in `get`, `update` and `delete`: each a UserCRUD that is right but for one thing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app import FieldError, NotFoundError, User
from course_lib.app.crud import UserCRUD

from .lesson_09_bug import Bug


class FindsTheNearest(UserCRUD):
    async def get(self, db: AsyncSession, id: Any, **options: Any) -> User | None:
        found = await super().get(db, id, **options)
        return found or await db.scalar(select(User).order_by(func.abs(User.id - id)).limit(1))


FINDS_THE_NEAREST = Bug(
    "finds_the_nearest",
    "`get` gives another user where the id is missing.",
    "On an empty table there is nobody to mistake: create a user first, then ask for an id that "
    "nobody has.",
    lambda: FindsTheNearest(User),
)


class SwallowsNotFound(UserCRUD):
    async def get_or_raise(self, db: AsyncSession, id: Any, **options: Any) -> User:
        try:
            return await super().get_or_raise(db, id, **options)
        except NotFoundError:
            return None  # pyright: ignore[reportReturnType]


SWALLOWS_NOT_FOUND = Bug(
    "swallows_not_found",
    "`get_or_raise` gives None in place of raising.",
    "`with pytest.raises(NotFoundError):` around the call with an id that nobody has.",
    lambda: SwallowsNotFound(User),
)


class IgnoresCase(UserCRUD):
    async def get_by_email(self, db: AsyncSession, email: str, **options: Any) -> User | None:
        return await db.scalar(select(User).where(User.email.ilike(email)).order_by(User.id))


IGNORES_CASE = Bug(
    "ignores_case",
    "`get_by_email` finds addresses that only look alike.",
    "Ask for an address that differs in a capital: nobody has exactly that one.",
    lambda: IgnoresCase(User),
)


class KeepsRows(UserCRUD):
    """It answers from what it has seen, in this session or another: rows leak between tests."""

    def __init__(self, model: type[User]) -> None:
        super().__init__(model)
        self._seen: dict[Any, User] = {}

    async def get(self, db: AsyncSession, id: Any, **options: Any) -> User | None:
        if id not in self._seen:
            user = await super().get(db, id, **options)
            if user is None:
                return None
            self._seen[id] = user
        return self._seen[id]


KEEPS_ROWS = Bug(
    "keeps_rows",
    "`get` answers from what it has seen before, in another test too.",
    "Get a user, delete or change it in the database, and get it again.",
    lambda: KeepsRows(User),
)


class UpdatesTheObjectOnly(UserCRUD):
    async def update(
        self, db: AsyncSession, id: Any, values: Mapping[str, Any], **options: Any
    ) -> User | None:
        self._fields.check(values, "update")
        user = await self.get(db, id)
        for name, value in values.items() if user is not None else ():
            setattr(user, name, value)
        return user


UPDATES_THE_OBJECT_ONLY = Bug(
    "updates_the_object_only",
    "`update` changes the object, and never flushes.",
    "The session gives you the changed object again, and a query flushes it. `db.expunge_all()` "
    "lets it forget both; then ask the database.",
    lambda: UpdatesTheObjectOnly(User),
)


class UpdatesEverybody(UserCRUD):
    async def update(
        self, db: AsyncSession, id: Any, values: Mapping[str, Any], **options: Any
    ) -> User | None:
        user = await super().update(db, id, values, **options)
        shared = {name: value for name, value in values.items() if name != "email"}
        if user is not None and shared:
            await db.execute(update(User).values(shared))
        return user


UPDATES_EVERYBODY = Bug(
    "updates_everybody",
    "`update` changes every user.",
    "Let there be another user, and look at them too after `db.expunge_all()`.",
    lambda: UpdatesEverybody(User),
)


class AcceptsTypos(UserCRUD):
    async def update(
        self, db: AsyncSession, id: Any, values: Mapping[str, Any], **options: Any
    ) -> User | None:
        try:
            return await super().update(db, id, values, **options)
        except FieldError as error:
            known = {name: each for name, each in values.items() if name not in error.fields}
            return await super().update(db, id, known, **options)


ACCEPTS_TYPOS = Bug(
    "accepts_typos",
    "`update` drops a field that there is not.",
    '`with pytest.raises(FieldError):` around an update of `{"usrname": …}`.',
    lambda: AcceptsTypos(User),
)


class UpdateInserts(UserCRUD):
    async def update(
        self, db: AsyncSession, id: Any, values: Mapping[str, Any], **options: Any
    ) -> User | None:
        user = await super().update(db, id, values, **options)
        if user is None:
            needed = {"username": "", "email": f"{id}@example.org", "hashed_password": ""}
            await super().create(db, **needed | dict(values))
        return user


UPDATE_INSERTS = Bug(
    "update_inserts",
    "`update` creates a user where the id is missing.",
    "It says None, as it should. Count the users before and after.",
    lambda: UpdateInserts(User),
)


class DeletesTheWrongRow(UserCRUD):
    async def delete(self, db: AsyncSession, id: Any, **options: Any) -> bool:
        if await self.get(db, id) is None:
            return False
        newest = await db.scalar(select(func.max(User.id)))
        return await super().delete(db, newest, **options)


DELETES_THE_WRONG_ROW = Bug(
    "deletes_the_wrong_row",
    "`delete` deletes the newest user, whichever was meant.",
    "Let there be two users, delete the first, and look who is left.",
    lambda: DeletesTheWrongRow(User),
)


class DeletesNothing(UserCRUD):
    async def delete(self, db: AsyncSession, id: Any, **options: Any) -> bool:
        return await self.get(db, id) is not None


DELETES_NOTHING = Bug(
    "deletes_nothing",
    "`delete` says True and deletes nothing.",
    "Ask for the user after the delete.",
    lambda: DeletesNothing(User),
)


class DeleteSaysTrue(UserCRUD):
    async def delete(self, db: AsyncSession, id: Any, **options: Any) -> bool:
        await super().delete(db, id, **options)
        return True


DELETE_SAYS_TRUE = Bug(
    "delete_says_true",
    "`delete` says True where the id is missing.",
    "`assert await user_crud.delete(db, …) is False` for an id that nobody has.",
    lambda: DeleteSaysTrue(User),
)
