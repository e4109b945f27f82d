"""show_models: the tables of some models as a diagram."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Column, MetaData, Table, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapper, RelationshipDirection, RelationshipProperty

from .face import Face, fenced

Models = type[DeclarativeBase] | MetaData | Iterable[type[DeclarativeBase] | Table]


def show_models(models: Models) -> Face:
    """Show tables, columns, keys, what points where, and the relationships over it.

    Args:
        models: A declarative base for all its models; one model or a list of models (and tables);
            or a `MetaData`, whose tables know of no relationships.
    """
    mappers = _mappers(models)
    tables = _tables(models, mappers)
    links = _relationships(mappers, tables)
    foreign = [column for table in tables for column in table.columns if column.foreign_keys]
    names = ", ".join(table.name for table in tables)
    points = "; ".join(_points(column) for column in foreign)
    lines = [
        "erDiagram",
        f"    accTitle: The tables {names}",
        f"    accDescr: {points or 'No table points to another'}.",
        *(line for table in tables for line in _table_lines(table)),
        *(_arrow(column, tables, links) for column in foreign),
    ]
    text = [_table_text(table) for table in tables]
    if links:
        text.append("\n".join(["relationships", *(f"    {_link_text(link)}" for link in links)]))
    return Face("\n\n".join(text), markdown=fenced("\n".join(filter(None, lines)), "mermaid"))


def _is_model(models: object) -> bool:
    return isinstance(models, type) and hasattr(models, "__table__")


def _mappers(models: Models) -> list[Mapper[object]]:
    if isinstance(models, MetaData):
        return []
    if isinstance(models, type) and not _is_model(models):
        found: Iterable[Mapper[object]] = models.registry.mappers
    else:
        chosen = [models] if isinstance(models, type) else models
        found = [model.__mapper__ for model in chosen if not isinstance(model, Table)]
    return sorted(found, key=lambda mapper: mapper.class_.__name__)


def _tables(models: Models, mappers: list[Mapper[object]]) -> list[Table]:
    """The tables in the order of their dependence, or in that of a list."""
    if isinstance(models, MetaData):
        return models.sorted_tables
    if isinstance(models, type):
        if not _is_model(models):
            return models.metadata.sorted_tables
        models = [models]
    chosen = [each if isinstance(each, Table) else each.__table__ for each in models]
    tables = [table for table in chosen if isinstance(table, Table)]
    # Between two models of the list, the table that joins them belongs in the picture.
    joining = [
        link.secondary
        for mapper in mappers
        for link in mapper.relationships
        if isinstance(link.secondary, Table) and link.mapper.local_table in tables
    ]
    return list(dict.fromkeys([*tables, *joining]))


def _relationships(
    mappers: list[Mapper[object]], tables: list[Table]
) -> list[RelationshipProperty[object]]:
    return [
        link
        for mapper in mappers
        for link in mapper.relationships
        if link.mapper.local_table in tables
    ]


def _target(column: Column[object]) -> str:
    return min(key.target_fullname for key in column.foreign_keys)


def _is_unique(column: Column[object]) -> bool:
    alone = (each for each in column.table.constraints if isinstance(each, UniqueConstraint))
    return bool(column.unique) or any(list(each.columns) == [column] for each in alone)


def _keys(column: Column[object]) -> list[str]:
    keys = ["PK"] if column.primary_key else []
    keys += ["FK"] if column.foreign_keys else []
    return [*keys, "UK"] if _is_unique(column) else keys


def _type(column: Column[object]) -> str:
    return str(column.type).partition("(")[0]


def _points(column: Column[object]) -> str:
    return f"{column.table.name}.{column.name} points to {_target(column)}"


def _name(link: RelationshipProperty[object]) -> str:
    return f"{link.parent.class_.__name__}.{link.key}"


def _link_text(link: RelationshipProperty[object]) -> str:
    many = "many" if link.uselist else "one"
    through = f", through {link.secondary.name}" if isinstance(link.secondary, Table) else ""
    back = (
        f"; the way back is {link.back_populates}" if isinstance(link.back_populates, str) else ""
    )
    return f"{_name(link)}: {many} {link.mapper.class_.__name__}{through}{back}"


def _table_text(table: Table) -> str:
    lines = [table.name]
    for column in table.columns:
        notes = ["primary key"] if column.primary_key else []
        notes += [f"points to {_target(column)}"] if column.foreign_keys else []
        notes += ["unique"] if _is_unique(column) else []
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


def _arrow(
    column: Column[object], tables: list[Table], links: Sequence[RelationshipProperty[object]]
) -> str:
    """One row of the target to any number of this column's table, or to one if it is unique."""
    target = _target(column).partition(".")[0]
    if target not in {table.name for table in tables}:
        return ""
    one = "|o" if column.nullable else "||"
    many = "o|" if _is_unique(column) else "o{"
    over = [_name(link) for link in links if _goes_over(link, column)]
    label = " / ".join(over) if over else column.name
    return f'    {target} {one}--{many} {column.table.name} : "{label}"'


def _goes_over(link: RelationshipProperty[object], column: Column[object]) -> bool:
    """Does a relationship use this foreign key? A many-to-many counts at the key to its own end."""
    if link.direction is RelationshipDirection.MANYTOONE:
        return column in link.local_columns
    return any(column is away for _, away in link.synchronize_pairs)
