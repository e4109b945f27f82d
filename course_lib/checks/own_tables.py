"""A database with the tables of models that a learner wrote."""

from __future__ import annotations

import re
import sqlite3
import warnings
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, MetaData, StaticPool, Table, create_engine, exc, insert
from sqlalchemy.orm import DeclarativeBase

from .errors import first_line
from .unmet import Unmet, shown

Rows = Mapping[str, Sequence[Mapping[str, Any]]]


def image_of(metadata: MetaData, rows: Rows) -> bytes:
    """The bytes of a SQLite database with the tables of `metadata`, and with rows in them.

    Nothing is kept between calls: a learner's models change from one check to the next.

    Args:
        metadata: Of the learner's declarative base.
        rows: The rows of each table, by its name, as {column: value}; each table named must exist.

    Raises:
        Unmet: The tables cannot be made, one is missing, or a row with these columns is refused.
    """
    connection = sqlite3.connect(":memory:")
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    try:
        with engine.begin() as transaction, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on cycles among the tables, for example
            _make_tables(metadata, transaction)
            for table, values in rows.items():
                _insert(metadata, transaction, table, values)
        return connection.serialize()
    finally:
        engine.dispose()
        connection.close()


def _make_tables(metadata: MetaData, connection: Connection) -> None:
    try:
        metadata.create_all(connection, checkfirst=False)
    except exc.NoReferencedTableError as error:
        found = re.search(r"could not find table '(\w+)'", str(error))
        missing = found[1] if found else "one that does not exist"
        raise Unmet(
            f"A foreign key points to a table `{missing}`, and there is none.",
            mistake="wrong_foreign_key",
            evidence=(shown("Your tables", sorted(metadata.tables)),),
            next_step='`ForeignKey("table.id")` names the *table* and its column, not the '
            "class; both tables need the same `Base`.",
        ) from error
    except Exception as error:
        raise Unmet(
            f"Your tables cannot be made: {first_line(error)}",
            mistake="tables_not_made",
            next_step="`Base.metadata.create_all` raised this. Which column or constraint does it "
            "name?",
        ) from error


_REQUIRED = (
    "It has every column of the specification. A column of your own may be NULL, or has a default."
)
_TOO_UNIQUE = (
    "By the specification other rows may have the same value there. Are these columns unique "
    "together, and not each alone?"
)


def _insert(
    metadata: MetaData, connection: Connection, name: str, rows: Sequence[Mapping[str, Any]]
) -> None:
    table = metadata.tables.get(name)
    if table is None:
        raise Unmet(
            f"There is no table `{name}`.",
            mistake="missing_table",
            evidence=(shown("Your tables", sorted(metadata.tables)),),
            next_step="`__tablename__` says what a table is called. A joining table without a "
            "class is a `Table(…, Base.metadata, …)`; all models need the same `Base`.",
        )
    columns = list(dict.fromkeys(column for row in rows for column in row))
    missing = [column for column in columns if column not in table.columns]
    if missing:
        raise Unmet(
            f"The table `{name}` has no column `{missing[0]}`.",
            mistake="missing_column",
            evidence=(shown("Its columns", list(table.columns.keys())),),
            next_step="Compare the names with the specification, letter by letter.",
        )
    try:
        for _columns, alike in groupby(rows, key=tuple):
            connection.execute(insert(table), [*map(dict, alike)])
    except Exception:  # which row was it?
        connection.execute(table.delete())
        _insert_one_by_one(connection, table, rows)


def _insert_one_by_one(
    connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]
) -> None:
    for row in rows:
        try:
            connection.execute(insert(table).values(**row))
        except Exception as error:
            raise Unmet(
                f"A row of `{table.name}` was refused: {first_line(error)}",
                mistake="row_refused",
                evidence=(shown("The row", dict(row)),),
                next_step=_TOO_UNIQUE if "UNIQUE" in str(error) else _REQUIRED,
            ) from error


def take_strangers_out(base: type[DeclarativeBase]) -> list[str]:
    """Take models that are not the course's out of a base of the course's.

    One whose relationships cannot be resolved would make every model of that base unusable.

    Args:
        base: The base of the course's that somebody may have put models on.

    Returns:
        The names of the classes that were taken out; they are no models any more.
    """
    strangers = [
        each
        for each in base.registry.mappers
        if not each.class_.__module__.startswith("course_lib.")
    ]
    names = {table.name for each in strangers for table in each.tables if isinstance(table, Table)}
    for each in strangers:
        # Publicly, a registry can be emptied only as a whole.
        base.registry._managers.pop(each.class_manager, None)
        base.registry._dispose_manager_and_mapper(each.class_manager)
    for table in list(base.metadata.tables.values()):
        targets = {key.target_fullname.partition(".")[0] for key in table.foreign_keys}
        if table.name in names or targets & names:  # one that joins them goes along
            base.metadata.remove(table)
    return [each.class_.__name__ for each in strangers]
