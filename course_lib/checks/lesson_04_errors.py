"""What errors mean in the exercises of lesson 04."""

from __future__ import annotations

from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm.exc import UnmappedInstanceError

from .exercise import ErrorMessage

NO_SUCH_ROW = ErrorMessage(
    UnmappedInstanceError,
    "NoneType",
    "missing_row",
    "There is no such row here: what was to be deleted is None.",
    "Look at what `db.get(…)` gave before you delete it, and return False for None.",
)

ON_WITH_NONE = ErrorMessage(
    AttributeError,
    "'NoneType' object",
    "missing_row",
    "There is no such row here, and the function goes on with None.",
    "Return False where `db.get(…)`, or the SELECT, gives None.",
)

NOT_LOADED = ErrorMessage(
    InvalidRequestError,
    "is not persisted",
    "made_to_delete",
    "An object was made in the function, to be deleted. The session deletes only what it has "
    "loaded, whatever id the new object has.",
    "Load the object first: `await db.get(…)`. Or delete with a statement, which needs no object.",
)

STATEMENT_OR_OBJECT = (
    ErrorMessage(
        AttributeError,
        "'coroutine' object has no attribute 'where'",
        "object_or_statement",
        "`db.delete(…)` takes one object and has no `where`. The statement is made by another "
        "`delete`, the one from `sqlalchemy`.",
        "`await db.execute(delete(User).where(…))`, with the model in question.",
    ),
    ErrorMessage(
        TypeError,
        "delete() takes 2 positional arguments",
        "object_or_statement",
        "`db.delete(…)` takes one object, and more was given.",
        "By object: load it with `db.get(…)`, then `await db.delete(it)`. By statement: `await "
        "db.execute(delete(User).where(…))`, with the model in question.",
    ),
)

RETURNING_HAS_ROWS = ErrorMessage(
    AttributeError,
    "Result' object has no attribute 'rowcount'",
    "returning_has_rows",
    "With `.returning(…)` the result holds rows, and has no `rowcount`.",
    "Read the rows, `result.all()` or `result.first()`, or take the RETURNING out.",
)
