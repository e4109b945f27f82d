"""Which fields of a model a caller may name, and the error for those they may not."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, Literal, cast

from sqlalchemy import Column, ColumnElement
from sqlalchemy.orm import Mapper

from ..errors import FieldError

Action = Literal["read", "create", "create_many", "update"]


class Fields:
    """The names that each action accepts.

    - read: columns and relationships;
    - create: the same, without a key that the database numbers, the version and computed columns;
    - create_many: those of create that are columns;
    - update: columns, without the primary key, the version, computed and `read_only` ones. Not
      relationships: setting one would load what it held before, which async code cannot do.
    """

    def __init__(self, mapper: Mapper[Any], read_only: Collection[str]) -> None:
        columns = {attribute.key: attribute.columns for attribute in mapper.column_attrs}
        if unknown := set(read_only) - columns.keys():
            raise ValueError(f"read_only names no column of {mapper.class_.__name__}: {unknown}")
        self._model = mapper.class_
        self._relationships = frozenset(mapper.relationships.keys())
        self._key = _names(mapper, mapper.primary_key)
        self._version = _names(mapper, [mapper.version_id_col])
        self._read_only = frozenset(read_only)
        unset = {name for name, parts in columns.items() if any(map(_is_set_by_database, parts))}
        settable = frozenset(columns) - unset - self._version
        self._allowed: dict[Action, frozenset[str]] = {
            "read": self._relationships.union(columns),
            "create": settable | self._relationships,
            "create_many": settable,
            "update": settable - self._key - self._read_only,
        }

    def check(self, values: object, action: Action) -> None:
        """Do nothing if the action accepts every name in `values`.

        Raises:
            TypeError: `values` is not a mapping. A pydantic model, for one, has a value for every
                field, whether the client sent one or not.
            FieldError: A name is not accepted. The message says why, and suggests the nearest one.
        """
        if not isinstance(values, Mapping):
            raise TypeError(
                f"values must be a mapping, not {type(values).__name__}: "
                "of a pydantic model, pass payload.model_dump(exclude_unset=True)"
            )
        if refused := cast("Mapping[str, Any]", values).keys() - self._allowed[action]:
            fields = tuple(sorted(map(str, refused)))
            reasons = " ".join(self._reason(name, action) for name in fields)
            raise FieldError(reasons, fields=fields)

    def _reason(self, name: str, action: Action) -> str:
        field = f"{self._model.__name__}.{name}"
        if name in self._key:
            return f"{field} is the primary key: {action} does not set it."
        if name in self._version:
            return f"{field} counts versions by itself: update and delete take expected_version."
        if name in self._relationships:
            return f"{field} is a relationship: {action} sets columns only, such as a foreign key."
        if name in self._read_only:
            return f"{field} is read-only: {action} does not set it."
        if name in self._allowed["read"]:
            return f"{field} is computed by the database: {action} does not set it."
        near = get_close_matches(name, self._allowed[action], n=1)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        return f"{self._model.__name__} has no field {name!r}.{hint}"


def _names(mapper: Mapper[Any], columns: Sequence[ColumnElement[Any] | None]) -> frozenset[str]:
    return frozenset(
        mapper.get_property_by_column(column).key for column in columns if column is not None
    )


def _is_set_by_database(column: ColumnElement[Any]) -> bool:
    """Whether it is a number that the database counts up, a computed column or an expression."""
    if not isinstance(column, Column):
        return True
    numbered = getattr(column.table, "autoincrement_column", None)  # a subquery has none
    return column.computed is not None or column is numbered
