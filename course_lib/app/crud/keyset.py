"""Keyset pages: each begins behind the last row of the one before.

OFFSET counts rows: if one is deleted between two pages, the second skips a row that was never
shown. A keyset remembers the values that the last row was ordered by, and asks for what is behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import Column, ColumnElement, Row, UnaryExpression, and_, or_
from sqlalchemy.orm import Mapper, QueryableAttribute
from sqlalchemy.sql.operators import asc_op, desc_op

ItemT = TypeVar("ItemT")

Cursor = tuple[Any, ...]
"""What a row was ordered by: a value for each column of the order, the primary key last."""


@dataclass(frozen=True, slots=True)
class Page(Generic[ItemT]):
    """Some rows, and where the next ones begin.

    Attributes:
        items: The rows of this page, in order.
        next: Pass it as `after` to get the next page. None: this page is the last.
    """

    items: Sequence[ItemT]
    next: Cursor | None


@dataclass(frozen=True, slots=True)
class Key:
    """A column that pages are ordered by."""

    column: ColumnElement[Any]
    descending: bool = False

    @property
    def order(self) -> ColumnElement[Any]:
        return self.column.desc() if self.descending else self.column.asc()


class Keyset:
    """An order in which no two rows are equal, because it ends with the primary key.

    The primary key goes the way of the column before it, so that one index can serve the order.
    """

    def __init__(self, mapper: Mapper[Any], order_by: Sequence[Any]) -> None:
        """Read `order_by`: columns, as they are or with `.desc()`.

        Raises:
            ValueError: Something is not a column, or is one that can be NULL. NULL is neither
                before nor after anything, so a row that holds it would be on no page.
        """
        keys = [_read(expression) for expression in order_by]
        descending = bool(keys) and keys[-1].descending
        for column in mapper.primary_key:
            if not any(column.shares_lineage(key.column) for key in keys):
                keys.append(Key(column, descending))
        self.columns = [key.column for key in keys]
        self.order = [key.order for key in keys]
        self._keys = keys

    def behind(self, cursor: Cursor) -> ColumnElement[bool]:
        """The condition for the rows that come after the cursor.

        Raises:
            ValueError: The cursor belongs to another order.
        """
        if len(cursor) != len(self._keys):
            raise ValueError(
                f"a cursor of {len(cursor)} values does not fit an order of {len(self._keys)} "
                "columns: pass the `next` of a page that had the same order_by"
            )
        return _behind(self._keys, cursor)

    def page(self, rows: Sequence[Row[Any]], limit: int, after: Cursor | None) -> Page[Any]:
        """Make a page of rows (an object, then `columns`); one more than `limit` tells of more.

        Raises:
            ValueError: The page ends where the one before it did, so going on would never end.
        """
        end = tuple(rows[limit - 1][1:]) if len(rows) > limit else None
        if end is not None and end == after:
            raise ValueError(
                "the page ends where the one before it did: the database does not store a value "
                "of the order as it is sent. On SQLite this befalls a DateTime that "
                "server_default=func.now() sets; set it in Python"
            )
        return Page([row[0] for row in rows[:limit]], end)


def _read(expression: Any) -> Key:
    descending = False
    if isinstance(expression, UnaryExpression):
        ordered = cast("UnaryExpression[Any]", expression)
        if ordered.modifier in (asc_op, desc_op):
            descending = ordered.modifier is desc_op
            expression = ordered.element
    if isinstance(expression, QueryableAttribute):
        expression = cast("QueryableAttribute[Any]", expression).expression
    if not isinstance(expression, Column):
        raise ValueError(f"pages are ordered by columns, plain or with .desc(): not {expression}")
    column = cast("Column[Any]", expression)
    if column.nullable:
        raise ValueError(f"pages cannot be ordered by {column}, which can be NULL")
    return Key(column, descending)


def _behind(keys: Sequence[Key], cursor: Cursor) -> ColumnElement[bool]:
    # For two columns: a >= :a AND (a > :a OR b > :b). The first half adds no meaning, but it is
    # what the database can search an index on `a` for.
    column, value = keys[0].column, cursor[0]
    beyond = column < value if keys[0].descending else column > value
    if len(keys) == 1:
        return beyond
    level = column <= value if keys[0].descending else column >= value
    return and_(level, or_(beyond, _behind(keys[1:], cursor[1:])))
