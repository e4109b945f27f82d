"""CRUDBase: create, read, update and delete, written once for every model.

Every method takes the session first, flushes what it changes and never commits: a transaction
belongs to whoever opened the session, who may have more to do in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, ClassVar, Generic, TypeVar, cast

from sqlalchemy import CursorResult, delete, func, insert, inspect, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapper

from ..errors import MultipleFoundError, NotFoundError
from .arguments import Condition, Options, Order, check_window, checked, key_conditions
from .driver_errors import domain_errors
from .fields import Fields
from .keyset import Cursor, Keyset, Page
from .version import check_version

ModelT = TypeVar("ModelT", bound=DeclarativeBase)


class CRUDBase(Generic[ModelT]):
    """The operations on one model. It holds no session: one instance serves a whole program.

    `options` are loader options such as `selectinload(User.posts)`. What they name is loaded even
    if the session holds the row already. Errors are those of `app.errors`.
    """

    # One method is named `list`, as people expect. In the body of this class that name then means
    # the method, so no annotation here may say `list[...]`: they say Sequence.

    read_only: ClassVar[frozenset[str]] = frozenset()
    """Fields that `update` refuses, besides the primary key and the version."""

    max_limit: ClassVar[int] = 1000
    """The most rows that one call may ask for."""

    def __init__(self, model: type[ModelT]) -> None:
        self.model = model

    # Looked up on first use, not in __init__: SQLAlchemy can resolve relationships only when every
    # model that they name has been imported.

    @cached_property
    def _mapper(self) -> Mapper[ModelT]:
        return inspect(self.model)

    @cached_property
    def _fields(self) -> Fields:
        return Fields(self._mapper, self.read_only)

    async def get(self, db: AsyncSession, id: Any, *, options: Options = ()) -> ModelT | None:
        """Return the row with this primary key (a tuple if it has several columns), or None.

        Without options, a row that the session holds already needs no statement.
        """
        if options:  # session.get() would ignore them for a row that the session holds already
            conditions = key_conditions(self._mapper.primary_key, id)
            statement = select(self.model).where(*conditions).options(*options)
            return (await db.scalars(statement)).unique().one_or_none()
        row = await db.get(self.model, id)
        if row is not None:
            await self._load_expired(db, row)
        return row

    async def get_or_raise(self, db: AsyncSession, id: Any, *, options: Options = ()) -> ModelT:
        """Like `get`, but raise NotFoundError instead of returning None."""
        row = await self.get(db, id, options=options)
        if row is None:
            name = self.model.__name__
            raise NotFoundError(f"No {name} has the key {id!r}.", model=self.model, key=id)
        return row

    async def get_by(
        self, db: AsyncSession, *, options: Options = (), **equalities: Any
    ) -> ModelT | None:
        """Return the one row whose fields equal these values (None means NULL), or None.

        Raises:
            FieldError: The model has no such field.
            MultipleFoundError: Several rows match.
        """
        if not equalities:
            raise ValueError("get_by needs a field to look for, such as email='…'")
        self._fields.check(equalities, "read")
        conditions = [getattr(self.model, name) == value for name, value in equalities.items()]
        statement = select(self.model).where(*conditions).limit(2).options(*options)
        rows = (await db.scalars(statement)).unique().all()
        if len(rows) > 1:
            raise MultipleFoundError(f"Several rows match: use get_many for {self.model.__name__}.")
        return rows[0] if rows else None

    async def get_many(
        self,
        db: AsyncSession,
        *conditions: Condition,
        skip: int = 0,
        limit: int = 100,
        order_by: Order = (),
        options: Options = (),
    ) -> Sequence[ModelT]:
        """Return the rows that meet all conditions, in this order and then by primary key.

        Raises:
            ValueError: `skip` is negative, or `limit` is not from 0 to `max_limit`.
        """
        check_window(limit, most=self.max_limit, skip=skip)
        statement = select(self.model).where(*checked(conditions)).options(*options)
        statement = statement.order_by(*order_by, *self._mapper.primary_key)
        return (await db.scalars(statement.offset(skip).limit(limit))).unique().all()

    async def list(self, db: AsyncSession, skip: int = 0, limit: int = 100) -> Sequence[ModelT]:
        """Return `limit` rows after the first `skip`, by primary key; `get_many` can do more."""
        return await self.get_many(db, skip=skip, limit=limit)

    async def get_page(
        self,
        db: AsyncSession,
        *conditions: Condition,
        after: Cursor | None = None,
        limit: int = 100,
        order_by: Order = (),
        options: Options = (),
    ) -> Page[ModelT]:
        """Return at most `limit` rows: the first, or those behind the cursor `after`.

        Going on with `after=page.next` gives every row once, however many are equal and whatever
        is deleted meanwhile. `order_by` takes columns that cannot be NULL, plain or `.desc()`.

        Raises:
            ValueError: `order_by` or `after` does not fit, or `limit` is not from 1 to `max_limit`.
        """
        check_window(limit, most=self.max_limit, least=1)
        keyset = Keyset(self._mapper, order_by)
        # The cursor is read from the row, not from the object: the session may hold another value
        # than the database compared, or none if an option defers the column.
        statement = select(self.model, *keyset.columns).where(*checked(conditions))
        if after is not None:
            statement = statement.where(keyset.behind(after))
        statement = statement.order_by(*keyset.order).limit(limit + 1).options(*options)
        return keyset.page((await db.execute(statement)).unique().all(), limit, after)

    async def count(self, db: AsyncSession, *conditions: Condition) -> int:
        """Return how many rows meet all conditions."""
        statement = select(func.count()).select_from(self.model).where(*checked(conditions))
        return (await db.scalars(statement)).one()

    async def exists(self, db: AsyncSession, *conditions: Condition) -> bool:
        """Return whether any row meets all conditions."""
        row = select(text("1")).select_from(self.model).where(*checked(conditions))
        return (await db.scalars(select(row.exists()))).one()

    async def create(self, db: AsyncSession, **values: Any) -> ModelT:
        """Insert a row and return it, with its primary key and its defaults.

        Raises:
            FieldError: A field is unknown, or the database sets it. Nothing was sent.
            ConstraintError: The database refused the row; ConflictError if a value is taken.
        """
        self._fields.check(values, "create")
        row = self.model(**values)
        with domain_errors():
            db.add(row)
            await db.flush()
            await self._load_expired(db, row)
        return row

    async def create_many(
        self, db: AsyncSession, rows: Iterable[Mapping[str, Any]], *, in_order: bool = False
    ) -> Sequence[ModelT]:
        """Insert rows, many in a statement, and return them in no promised order.

        With `in_order` they come back in the order of `rows`, for which SQLite needs a statement
        each. Values are columns, not relationships. Errors are those of `create`.
        """
        batch = [dict(row) for row in rows]
        for values in batch:
            self._fields.check(values, "create_many")
        if not batch:  # an INSERT without rows would insert one of defaults
            return []
        statement = insert(self.model).returning(self.model, sort_by_parameter_order=in_order)
        with domain_errors():
            return (await db.scalars(statement, batch)).all()

    async def update(
        self, db: AsyncSession, id: Any, values: Mapping[str, Any], *, expected_version: Any = None
    ) -> ModelT | None:
        """Change the named fields of a row and return it, or None if there is no such row.

        A field that is not named keeps its value; None means NULL. The values of a PATCH are
        `payload.model_dump(exclude_unset=True)`. Where nothing changes, no UPDATE is sent.

        Raises:
            FieldError: A field is unknown or must not be changed. Nothing was sent.
            StaleError: The row is not of the expected version, or changed since it was read.
            ConstraintError: The database refused the change.
        """
        self._fields.check(values, "update")
        with domain_errors():
            row = await self.get(db, id)
            if row is not None:
                check_version(self._mapper, row, expected_version)
                for name, value in values.items():
                    setattr(row, name, value)
                await db.flush()
                await self._load_expired(db, row)
        return row

    async def delete(self, db: AsyncSession, id: Any, *, expected_version: Any = None) -> bool:
        """Delete a row, with the ORM's cascades. Return False if there is no such row.

        Raises:
            StaleError: As for `update`.
            ForeignKeyError: Another row still refers to this one.
        """
        with domain_errors():
            row = await self.get(db, id)
            if row is None:
                return False
            check_version(self._mapper, row, expected_version)
            await db.delete(row)
            await db.flush()
        return True

    async def delete_where(self, db: AsyncSession, *conditions: Condition) -> int:
        """Delete the rows that meet all conditions, in one statement. Return how many there were.

        The database's cascades run, the ORM's do not.

        Raises:
            ValueError: There is no condition. `true()` is one, and deletes every row.
            ForeignKeyError: Another row still refers to one of them.
        """
        if not conditions:
            raise ValueError("delete_where needs a condition; true() deletes every row")
        with domain_errors():
            result = await db.execute(delete(self.model).where(*checked(conditions)))
        return cast("CursorResult[Any]", result).rowcount

    async def _load_expired(self, db: AsyncSession, row: ModelT) -> None:
        # A column that the database sets and no RETURNING brought back, such as one with
        # onupdate=func.now(), is expired: to read it would load it, and raise MissingGreenlet.
        if expired := inspect(row).expired_attributes:
            await db.refresh(row, expired)
