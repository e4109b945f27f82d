"""show_models: the tables of some models as a diagram."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Column, MetaData, Table
from sqlalchemy.orm import DeclarativeBase

from .face import Face, fenced

Models = type[DeclarativeBase] | MetaData | Iterable[type[DeclarativeBase]]


def show_models(models: Models) -> Face:
    """Show tables, columns, keys and what points where, in the order of their dependence.

    Args:
        models: A declarative base or its metadata for all tables; or a list of models.
    """
    tables = _tables(models)
    text = "\n\n".join(_table_text(table) for table in tables)
    names = ", ".join(table.name for table in tables)
    links = "; ".join(_link_text(column) for table in tables for column in _foreign(table))
    lines = [
        "erDiagram",
        f"    accTitle: The tables {names}",
        f"    accDescr: {links or 'No table points to another'}.",
        *(line for table in tables for line in _table_lines(table)),
        *(_arrow(column, tables) for table in tables for column in _foreign(table)),
    ]
    return Face(text, markdown=fenced("\n".join(line for line in lines if line), "mermaid"))


def _tables(models: Models) -> list[Table]:
    if isinstance(models, MetaData):
        return models.sorted_tables
    if isinstance(models, type):
        return models.metadata.sorted_tables
    chosen = [model.__table__ for model in models]
    return [table for table in chosen if isinstance(table, Table)]


def _foreign(table: Table) -> list[Column[object]]:
    return [column for column in table.columns if column.foreign_keys]


def _target(column: Column[object]) -> str:
    return min(key.target_fullname for key in column.foreign_keys)


def _keys(column: Column[object]) -> list[str]:
    keys = ["PK"] if column.primary_key else []
    keys += ["FK"] if column.foreign_keys else []
    return [*keys, "UK"] if column.unique else keys


def _type(column: Column[object]) -> str:
    return str(column.type).partition("(")[0]


def _link_text(column: Column[object]) -> str:
    return f"{column.table.name}.{column.name} points to {_target(column)}"


def _table_text(table: Table) -> str:
    lines = [table.name]
    for column in table.columns:
        notes = ["primary key"] if column.primary_key else []
        notes += [f"points to {_target(column)}"] if column.foreign_keys else []
        notes += ["unique"] if column.unique else []
        notes += ["may be NULL"] if column.nullable else []
        lines.append(f"    {column.name}: {', '.join([_type(column), *notes])}")
    return "\n".join(lines)


def _table_lines(table: Table) -> list[str]:
    lines = [f"    {table.name} {{"]
    for column in table.columns:
        keys = ", ".join(_keys(column))
        note = ' "may be NULL"' if column.nullable else ""
        lines.append(f"        {_type(column)} {column.name}{f' {keys}' if keys else ''}{note}")
    return [*lines, "    }"]


def _arrow(column: Column[object], tables: list[Table]) -> str:
    """One row of the target to any number of this column's table."""
    target = _target(column).partition(".")[0]
    if target not in {table.name for table in tables}:
        return ""
    one = "|o" if column.nullable else "||"
    return f"    {target} {one}--o{{ {column.table.name} : {column.name}"
