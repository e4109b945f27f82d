"""Compiles a statement as an engine on SQLite would, and sends nothing."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BindParameter, ClauseElement
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.compiler import SQLCompiler

from .statements import Statement
from .values import Note

_DIALECT = sqlite.dialect()


def compile_statement(statement: ClauseElement) -> Statement:
    """Compile a statement: its SQL, and its parameters as the driver would get them.

    A value that comes only with the execution is a `Note`: a default of a column, or a parameter
    that nobody has given yet.
    """
    # Bound lists are expanded: IN (?, ?, ?).
    compiled = statement.compile(dialect=_DIALECT, compile_kwargs={"render_postcompile": True})
    if not isinstance(compiled, SQLCompiler):  # DDL has no parameters
        return Statement(str(compiled))
    made = {column.key for column in (*compiled.insert_prefetch, *compiled.update_prefetch)}
    values = compiled.params
    parameters: list[Any] = []
    for name in compiled.positiontup or []:
        bound = compiled.binds.get(name)
        if values[name] is None and name in made:
            parameters.append(Note("default"))
        elif values[name] is None and bound is not None and bound.required:
            parameters.append(Note(name))
        else:
            parameters.append(_as_sent(bound, values[name]))
    return Statement(compiled.string, tuple(parameters))


def _as_sent(bound: BindParameter[Any] | None, value: Any) -> Any:
    if bound is None:  # one of an expanded list
        return value
    process = bound.type.dialect_impl(_DIALECT).bind_processor(_DIALECT)
    return process(value) if process is not None else value
