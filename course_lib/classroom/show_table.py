"""show_table: rows, objects or dicts as a table."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, inspect
from sqlalchemy.exc import NoInspectionAvailable
from sqlalchemy.orm import InstanceState

from .face import Face

MOST_ROWS = 20
_NOT_LOADED = "(not loaded)"


def show_table(
    rows: Iterable[Any] | Any, columns: Sequence[str] | None = None, *, caption: str = ""
) -> Face:
    """Show rows, objects or dicts as a table. Nothing is loaded and no SQL is sent.

    Args:
        rows: Rows of a result, mapped objects, dicts, or plain values; one of these, or several.
        columns: The columns to show; None for all that there are: for an object, its mapped
            columns, those that are not loaded marked as such.
        caption: A line to stand above; the number of rows where it is empty.
    """
    records = [_record(each, columns) for each in _each(rows)]
    names = list(columns) if columns else list(dict.fromkeys(n for r in records for n in r))
    cells = [[_cell(record.get(name, "")) for name in names] for record in records[:MOST_ROWS]]
    count = f"{len(records)} row{'' if len(records) == 1 else 's'}" if records else "no rows"
    title = f"{caption} ({count})" if caption else count
    more = len(records) - MOST_ROWS
    note = f"… and {more} more" if more > 0 else ""
    return Face(_text(title, names, cells, note), html=_html(title, names, cells, note))


def _each(rows: Any) -> list[Any]:
    if isinstance(rows, Row | Mapping | str) or _state(rows) is not None:
        return [rows]
    return list(rows) if isinstance(rows, Iterable) else [rows]


def _state(value: Any) -> InstanceState[Any] | None:
    try:
        state = inspect(value)
    except NoInspectionAvailable:
        return None
    return state if isinstance(state, InstanceState) else None


def _record(value: Any, columns: Sequence[str] | None) -> dict[str, Any]:
    if isinstance(value, Row):
        return dict(zip(value._fields, value, strict=True))
    if isinstance(value, Mapping):
        return {str(name): each for name, each in value.items()}
    state = _state(value)
    if state is None:
        return {"value": value}
    names = columns or [column.key for column in state.mapper.column_attrs]
    return {name: state.dict.get(name, _NOT_LOADED) for name in names}


def _cell(value: Any) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        utc = value.astimezone(UTC) if value.tzinfo else value
        return utc.strftime("%Y-%m-%d %H:%M:%S") + (f".{utc:%f}" if utc.microsecond else "")
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= 60 else f"{text[:60]}…"


def _text(title: str, names: list[str], cells: list[list[str]], note: str) -> str:
    if not cells:
        return title
    table = [names, *cells]
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


def _html(title: str, names: list[str], cells: list[list[str]], note: str) -> str:
    if not cells:
        return f"<p>{html.escape(title)}</p>"
    head = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in names)
    body = "\n".join(
        "<tr>"
        + "".join(
            f"<td>{'<em>NULL</em>' if cell == 'NULL' else html.escape(cell)}</td>" for cell in row
        )
        + "</tr>"
        for row in cells
    )
    after = f"\n<p>{html.escape(note)}</p>" if note else ""
    return (
        f"<table>\n<caption>{html.escape(title)}</caption>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{body}\n</tbody>\n</table>{after}"
    )
