"""show_table: rows, objects or dicts as a table."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from inspect import iscoroutine
from typing import Any

from sqlalchemy import ClauseElement, Row

from .face import Face
from .values import clock_words, mapped_state, object_name, parameter, shorten

MOST_ROWS = 20
_LONGEST_CELL = 60


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    kind: str = "text"  # or "number", or "mark": a word that is no value, such as NULL


_NULL = _Cell("NULL", "mark")
_NOT_LOADED = _Cell("(not loaded)", "mark")
_MISSING = _Cell("", "mark")


def show_table(
    rows: Iterable[Any] | Any, columns: Sequence[str] | None = None, *, caption: str = ""
) -> Face:
    """Show rows, objects or dicts as a table. Nothing is loaded and no SQL is sent.

    The text "NULL" is shown in quotes, so that it differs from NULL; so is the empty text. A time
    within 300 days of the clock is shown by its distance, such as `<now>`: the same on every run.

    Args:
        rows: Rows of a result, mapped objects, dicts, tuples, or plain values; one of these, or
            several.
        columns: The columns to show; None for all that there are: for an object, its mapped
            columns, those that are not loaded marked as such.
        caption: A line to stand above; the number of rows where it is empty.

    Raises:
        TypeError: It was given a statement that was not executed, or a coroutine.
    """
    records = [_record(each, columns) for each in _each(rows)]
    names = list(columns) if columns else list(dict.fromkeys(n for r in records for n in r))
    shown = records[:MOST_ROWS]
    cells = [[record.get(name, _MISSING) for name in names] for record in shown]
    count = f"{len(records)} row{'' if len(records) == 1 else 's'}" if records else "no rows"
    title = f"{caption} ({count})" if caption else count
    more = len(records) - MOST_ROWS
    note = f"… and {more} more" if more > 0 else ""
    return Face(_text(title, names, cells, note), html=_html(title, names, cells, note))


def _each(rows: Any) -> list[Any]:
    if iscoroutine(rows):
        rows.close()  # or Python would warn that nobody awaited it
        raise TypeError("show_table was given a coroutine: put await before the call")
    if isinstance(rows, ClauseElement):
        raise TypeError("show_table was given a statement: execute it, or use show_sql(statement)")
    if isinstance(rows, Row | Mapping | str | bytes) or mapped_state(rows) is not None:
        return [rows]
    return list(rows) if isinstance(rows, Iterable) else [rows]


def _record(value: Any, columns: Sequence[str] | None) -> dict[str, _Cell]:
    if isinstance(value, Row):
        return {name: _cell(each) for name, each in zip(value._fields, value, strict=True)}
    if isinstance(value, Mapping):
        return {str(name): _cell(each) for name, each in value.items()}
    if isinstance(value, tuple):
        names = columns or [str(number) for number in range(1, len(value) + 1)]
        return {name: _cell(each) for name, each in zip(names, value, strict=False)}
    state = mapped_state(value)
    if state is None:
        return {columns[0] if columns else "value": _cell(value)}
    names = columns or [column.key for column in state.mapper.column_attrs]
    # Only what is loaded: getattr would load the rest.
    loaded = state.dict
    return {name: _cell(loaded[name]) if name in loaded else _NOT_LOADED for name in names}


def _cell(value: Any) -> _Cell:
    if value is None:
        return _NULL
    if isinstance(value, bool):
        return _Cell("true" if value else "false")
    if isinstance(value, int | float):
        return _Cell(repr(value), "number")
    if isinstance(value, datetime):
        words = clock_words(value)
        return _Cell(words, "mark") if words else _Cell(_time(value))
    if isinstance(value, str):
        plain = value.isprintable() and value == value.strip() and value not in ("", "NULL")
        return _Cell(shorten(value if plain else repr(value), _LONGEST_CELL))
    return _Cell(shorten(_name(value), _LONGEST_CELL))


def _name(value: Any) -> str:
    state = mapped_state(value)
    if state is not None:
        return object_name(value, state)
    if isinstance(value, set | frozenset):
        return f"{{{', '.join(sorted(_name(each) for each in value))}}}"
    if isinstance(value, list):
        return f"[{', '.join(_name(each) for each in value)}]"
    if isinstance(value, tuple | Row):
        names = [_name(each) for each in value]
        return f"({', '.join(names)}{',' if len(names) == 1 else ''})"
    return parameter(value)


def _time(value: datetime) -> str:
    utc = value.astimezone(UTC) if value.tzinfo else value
    return utc.strftime("%Y-%m-%d %H:%M:%S") + (f".{utc:%f}" if utc.microsecond else "")


def _text(title: str, names: list[str], cells: list[list[_Cell]], note: str) -> str:
    if not cells:
        return title
    table = [names, *([cell.text for cell in row] for row in cells)]
    widths = [max(_width(row[column]) for row in table) for column in range(len(names))]
    lines = ["  ".join(_padded(c, w) for c, w in zip(row, widths, strict=True)) for row in table]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join([title, *(line.rstrip() for line in lines), *([note] if note else [])])


def _width(text: str) -> int:
    """The columns that a text takes: two for wide characters, none for combining ones."""
    return sum(
        0 if unicodedata.combining(each) else 1 + (unicodedata.east_asian_width(each) in "WF")
        for each in text
    )


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _html(title: str, names: list[str], cells: list[list[_Cell]], note: str) -> str:
    if not cells:
        return f"<p>{html.escape(title)}</p>"
    # A column is set to the right where all that it holds are numbers.
    sides = [_side([row[column] for row in cells]) for column in range(len(names))]
    head = "".join(
        f'<th scope="col" style="text-align: {side}">{html.escape(name)}</th>'
        for name, side in zip(names, sides, strict=True)
    )
    body = "\n".join(
        f"<tr>{''.join(_td(cell, side) for cell, side in zip(row, sides, strict=True))}</tr>"
        for row in cells
    )
    after = f"\n<p>{html.escape(note)}</p>" if note else ""
    return (
        f"<table>\n<caption>{html.escape(title)}</caption>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{body}\n</tbody>\n</table>{after}"
    )


def _side(column: list[_Cell]) -> str:
    kinds = {cell.kind for cell in column}
    return "right" if "number" in kinds and "text" not in kinds else "left"


def _td(cell: _Cell, side: str) -> str:
    text = html.escape(cell.text)
    inside = f"<em>{text}</em>" if cell.kind == "mark" and text else text
    return f'<td style="text-align: {side}">{inside}</td>'
