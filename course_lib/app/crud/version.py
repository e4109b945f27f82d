"""The optimistic lock: who changes a row says which version of it they have seen."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Mapper

from ..errors import StaleError


def check_version(mapper: Mapper[Any], row: object, expected: object) -> None:
    """Do nothing if the row, as the session holds it, has the expected version.

    This finds who read an old version in an earlier request. Who is overtaken between the session's
    read and its write is found by the database, as SQLAlchemy adds the version to the WHERE.

    Args:
        mapper: The row's mapper.
        row: An object that the session holds.
        expected: The version its caller has seen. None: any will do.

    Raises:
        StaleError: The row has another version.
        ValueError: A version is expected of a model that has no `version_id_col`.
    """
    if expected is None:
        return
    column = mapper.version_id_col
    if column is None:
        raise ValueError(f"{mapper.class_.__name__} has no version_id_col in its __mapper_args__")
    held = getattr(row, mapper.get_property_by_column(column).key)
    if held != expected:
        raise StaleError(
            f"The row has version {held!r}, not {expected!r}: someone changed it. "
            "Read it anew, look at what changed, and decide again."
        )
