"""What a driver raises, and what the caller gets."""

from __future__ import annotations

import builtins
import pickle
from types import SimpleNamespace

import pytest
from sqlalchemy import CheckConstraint, Index, func, text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from course_lib.app import (
    CheckError,
    ConflictError,
    ConstraintError,
    CRUDBase,
    CRUDError,
    FieldError,
    ForeignKeyError,
    MultipleFoundError,
    NotFoundError,
    RequiredError,
    StaleError,
    User,
    create_user,
)
from course_lib.app.crud.driver_errors import constraint_error


class Other(DeclarativeBase):
    """The models of somebody else."""


class Seat(Other):
    __tablename__ = "seats"
    id: Mapped[int] = mapped_column(primary_key=True)
    row: Mapped[str] = mapped_column(CheckConstraint("row <> ''", name="row_is_named"))
    __table_args__ = (Index("uq_row_lower", func.lower(row.column), unique=True),)


seats = CRUDBase(Seat)


@pytest.mark.asyncio
class TestOnSQLite:
    async def test_check(self, db: AsyncSession) -> None:
        await (await db.connection()).run_sync(Other.metadata.create_all)
        with pytest.raises(CheckError, match="row_is_named: the value breaks a rule") as caught:
            await seats.create(db, row="")
        assert caught.value.constraint == "row_is_named"

    async def test_unique_index_on_an_expression(self, db: AsyncSession) -> None:
        await (await db.connection()).run_sync(Other.metadata.create_all)
        await seats.create(db, row="a")
        with pytest.raises(ConflictError, match="uq_row_lower: another row") as caught:
            await seats.create(db, row="A")
        assert (caught.value.constraint, caught.value.columns) == ("uq_row_lower", ())

    async def test_a_trigger_is_no_foreign_key(self, db: AsyncSession) -> None:
        """Fact 8: both are called SQLITE_CONSTRAINT_TRIGGER."""
        await (await db.connection()).run_sync(Other.metadata.create_all)
        await db.execute(
            text("CREATE TRIGGER t BEFORE INSERT ON seats BEGIN SELECT RAISE(ABORT, 'closed'); END")
        )
        with pytest.raises(ConstraintError, match="The database refused the row") as caught:
            await seats.create(db, row="a")
        assert type(caught.value) is ConstraintError

    async def test_a_missing_table_is_not_about_the_row(self, db: AsyncSession) -> None:
        with pytest.raises(OperationalError, match="no such table: seats"):
            await seats.create(db, row="a")

    async def test_the_cause_is_kept_and_no_value_is_told(
        self, db: AsyncSession, ada: User
    ) -> None:
        with pytest.raises(ConflictError) as caught:
            await create_user(db, "eve", "ada@example.org", "top-secret-hash")
        assert isinstance(caught.value.__cause__, IntegrityError)
        assert "top-secret-hash" in str(caught.value.__cause__)
        assert "top-secret-hash" not in str(caught.value)
        assert "ada@example.org" not in str(caught.value)
        assert "await db.rollback()" in str(caught.value)

    async def test_the_pending_row_of_another_is_named_as_such(
        self, db: AsyncSession, ada: User
    ) -> None:
        """A flush writes all that is pending: the error names the table that it is about."""
        await (await db.connection()).run_sync(Other.metadata.create_all)
        await db.commit()
        for write in (
            lambda: seats.create(db, row="a"),
            lambda: seats.create_many(db, [{"row": "a"}]),
            lambda: seats.update(db, 1, {"row": "a"}),
            lambda: seats.delete(db, 1),
            lambda: seats.delete_where(db, Seat.id == 1),
        ):
            db.add(User(username="x", email="ada@example.org", hashed_password="-"))
            with pytest.raises(ConflictError) as caught:
                await write()
            assert caught.value.table == "users"
            await db.rollback()


def asyncpg_error(sqlstate: str, **fields: str) -> Exception:
    """Shaped like SQLAlchemy's error for asyncpg: the server's fields are on the cause."""
    error = Exception("text in the server's language")
    error.sqlstate = sqlstate  # pyright: ignore[reportAttributeAccessIssue]
    error.__cause__ = Exception()
    vars(error.__cause__).update({"table_name": "users", "column_name": None, **fields})
    return error


def psycopg_error(sqlstate: str, **fields: str) -> Exception:
    """Shaped like psycopg's error: the server's fields are in `diag`."""
    error = Exception("text in the server's language")
    if "detail" in fields:
        fields["message_detail"] = fields.pop("detail")
    diag = SimpleNamespace(**{"table_name": "users", "column_name": None, **fields})
    vars(error).update(sqlstate=sqlstate, diag=diag)
    return error


@pytest.mark.parametrize("shape", [asyncpg_error, psycopg_error])
class TestOnPostgreSQL:
    """The fields and details are those that PostgreSQL 16 sent through either driver."""

    @pytest.mark.parametrize(
        ("sqlstate", "kind"),
        [
            ("23505", ConflictError),
            ("23P01", ConflictError),
            ("23503", ForeignKeyError),
            ("23001", ForeignKeyError),
            ("23502", RequiredError),
            ("23514", CheckError),
            ("23000", ConstraintError),
        ],
    )
    def test_the_sqlstate_decides(
        self, shape: type[Exception], sqlstate: str, kind: type[ConstraintError]
    ) -> None:
        assert type(constraint_error(shape(sqlstate))) is kind

    @pytest.mark.parametrize(
        ("detail", "columns"),
        [
            ("Key (email)=(a@b.org) already exists.", ("email",)),
            ("Key (room, day)=(r, 1) already exists.", ("room", "day")),
            ('Schlüssel »("Mixed")=(x)« existiert bereits.', ("Mixed",)),
            ("Key (lower(email::text))=(a@b.org) already exists.", ()),
        ],
    )
    def test_the_columns_of_a_key(
        self, shape: type[Exception], detail: str, columns: tuple[str, ...]
    ) -> None:
        error = constraint_error(
            shape("23505", detail=detail, constraint_name="uq_users_email")  # pyright: ignore[reportCallIssue]
        )
        assert error.columns == columns
        assert (error.table, error.constraint) == ("users", "uq_users_email")

    def test_the_column_that_must_have_a_value(self, shape: type[Exception]) -> None:
        error = constraint_error(shape("23502", column_name="email"))  # pyright: ignore[reportCallIssue]
        assert error.columns == ("email",)
        assert str(error).startswith("users.email: it must have a value.")

    def test_a_foreign_key_is_named_and_its_columns_are_not(self, shape: type[Exception]) -> None:
        """`Key (id)=(1) is still referenced`: that id is a column of the other table."""
        detail = 'Key (id)=(1) is still referenced from table "posts".'
        error = constraint_error(
            shape("23503", detail=detail, table_name="posts", constraint_name="fk_posts_author")  # pyright: ignore[reportCallIssue]
        )
        assert (error.columns, error.constraint) == ((), "fk_posts_author")
        assert str(error).startswith("fk_posts_author: ")


def test_a_driver_that_tells_nothing() -> None:
    error = constraint_error(None)
    assert type(error) is ConstraintError
    assert (error.table, error.columns, error.constraint) == (None, (), None)


ERRORS = [
    NotFoundError("No User has the key 7.", model=User, key=7),
    MultipleFoundError("m"),
    FieldError("m", fields=("a",)),
    StaleError("m"),
    ConflictError("m", table="t", columns=("c",), constraint="n"),
    ForeignKeyError("m", constraint="n"),
    RequiredError("m", table="t", columns=("c",)),
    CheckError("m", constraint="n"),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_every_error_can_be_caught_at_once_and_sent_to_another_process(error: CRUDError) -> None:
    assert isinstance(error, CRUDError)
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert str(again) == str(error)
    assert vars(again) == vars(error)


def test_the_names_do_not_hide_a_builtin() -> None:
    assert not {type(error).__name__ for error in ERRORS} & set(dir(builtins))
