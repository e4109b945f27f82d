"""What can go wrong, in words of the application and not of a driver.

Each error keeps what it knows in attributes, so that a caller need not read its message, and none
repeats a value that was sent: a message may end up in a log. The driver's own error, where there is
one, is the `__cause__`.
"""

from __future__ import annotations

from typing import Any


class CRUDError(Exception):
    """Whatever a CRUD method raises on purpose. `except CRUDError` catches them all."""


class NotFoundError(CRUDError):
    """No row has this primary key.

    Attributes:
        model: The model that was asked for.
        key: The primary key that no row has.
    """

    def __init__(self, message: str, *, model: type[Any] | None = None, key: Any = None) -> None:
        super().__init__(message)
        self.model = model
        self.key = key


class MultipleFoundError(CRUDError):
    """Several rows match where one at most was expected."""


class FieldError(CRUDError):
    """A field that the model does not have, or that callers may not set. Nothing was sent.

    Attributes:
        fields: The names that were refused, in alphabetical order.
    """

    def __init__(self, message: str, *, fields: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.fields = fields


class StaleError(CRUDError):
    """The row was changed or deleted by someone else since this session read it."""


class ConstraintError(CRUDError):
    """The database refused a row. The transaction has to be rolled back before it is used again.

    Raised as one of the classes below; as this class itself where the driver does not say which
    kind of constraint it was.

    Attributes:
        table: The table of the constraint, or None where the driver does not tell it.
        columns: The columns of the constraint; empty where the driver does not tell them, and
            always for a foreign key.
        constraint: The constraint's name, or None where the driver does not tell it.
    """

    def __init__(
        self,
        message: str,
        *,
        table: str | None = None,
        columns: tuple[str, ...] = (),
        constraint: str | None = None,
    ) -> None:
        super().__init__(message)
        self.table = table
        self.columns = columns
        self.constraint = constraint


class ConflictError(ConstraintError):
    """Another row has this value already (UNIQUE, PRIMARY KEY, EXCLUDE)."""


class ForeignKeyError(ConstraintError):
    """The row refers to one that does not exist, or is still referred to (FOREIGN KEY)."""


class RequiredError(ConstraintError):
    """A column that must have a value has none (NOT NULL)."""


class CheckError(ConstraintError):
    """A value breaks a rule of the table (CHECK)."""
