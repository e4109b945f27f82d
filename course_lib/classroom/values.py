"""How a value is written: the same at every run, short, and on one line."""

from __future__ import annotations

import re
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import InstanceState

from course_lib.app.models import Base

MAX_LENGTH = 48

_TIME = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d:\d\d|Z)?")
# A random UUID, as SQLite stores it (32 digits) or with hyphens: version 4, RFC variant.
_RANDOM_UUID = re.compile(
    r"[0-9a-f]{8}-?[0-9a-f]{4}-?4[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}", re.IGNORECASE
)
_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{4,}")
_RECENT = timedelta(days=300)


class Note(str):
    """A word that stands for a parameter nobody knows yet: shown as `<word>`, without quotes."""


def shorten(text: str, limit: int = MAX_LENGTH) -> str:
    """Cut text that is longer than `limit`; the mark … says so."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def without_addresses(text: str) -> str:
    """Take memory addresses out: they differ at every run."""
    return _ADDRESS.sub("0x…", text)


def clock_words(value: Any, now: datetime | None = None) -> str | None:
    """Say how far a time is from the clock, if the clock is where it came from.

    A time within 300 days of now differs at every run, so it is shown by its distance: `<now>`
    within half an hour, else `<3 hours ago>`, `<30 days ago>`, `<in 2 hours>`. A time that is
    further away (the sample data is of 2024) was written down by somebody: it is shown as it is.

    Args:
        value: A datetime, or the text that SQLite's driver is sent for one.
        now: The moment to compare with; None for the clock.

    Returns:
        The words, or None if the value is no time or none of the clock's.
    """
    when = _as_datetime(value)
    if when is None:
        return None
    moment = now or datetime.now(UTC)
    if when.tzinfo is not None:
        apart = when - moment
    else:  # UTC, or this computer's own time: whichever is nearer
        utc, local = moment.replace(tzinfo=None), moment.astimezone().replace(tzinfo=None)
        apart = min(when - utc, when - local, key=abs)
    return None if abs(apart) > _RECENT else f"<{_distance(apart)}>"


def _as_datetime(value: Any) -> datetime | None:
    if isinstance(value, datetime):
        return value
    if isinstance(value, str) and _TIME.fullmatch(value):
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            return None
    return None


def _distance(apart: timedelta) -> str:
    seconds = abs(apart.total_seconds())
    if seconds < 30 * 60:
        return "now"
    hours = round(seconds / 3600)
    count, unit = (hours, "hour") if hours < 48 else (round(seconds / 86400), "day")
    words = f"{count or 1} {unit}{'' if count <= 1 else 's'}"
    return f"in {words}" if apart > timedelta() else f"{words} ago"


def parameter(value: Any) -> str:
    """Write a parameter as Python would, but short and the same at every run.

    Times from the clock: see `clock_words`. A random UUID is shown as `<uuid>`.
    """
    if isinstance(value, Note):
        return f"<{value}>"
    words = clock_words(value) or _uuid_words(value)
    if words is not None:
        return words
    if isinstance(value, str):
        long = len(value) > MAX_LENGTH
        return f"{value[:MAX_LENGTH]!r}… ({len(value)} characters)" if long else repr(value)
    if isinstance(value, (bytes, bytearray, memoryview)):
        return f"<{len(value)} bytes>"
    if isinstance(value, datetime):
        return repr(time_text(value))
    return shorten(without_addresses(" ".join(repr(value).split())))


def _uuid_words(value: Any) -> str | None:
    if isinstance(value, uuid.UUID):
        return "<uuid>" if value.version == 4 else None
    is_one = isinstance(value, str) and _RANDOM_UUID.fullmatch(value) is not None
    return "<uuid>" if is_one else None


def time_text(value: datetime) -> str:
    """Write a time as `2024-03-01 09:30:00 UTC`; a naive one without a zone."""
    naive = value.replace(tzinfo=None).isoformat(sep=" ")
    if value.tzinfo is None:
        return naive
    return f"{naive} {'UTC' if not value.utcoffset() else value.strftime('%z')}"


def mapped_state(value: Any) -> InstanceState[Any] | None:
    """The state of an object of a mapped class; None for anything else."""
    state = inspect(value, raiseerr=False)
    return state if isinstance(state, InstanceState) else None


def object_name(instance: Any, state: InstanceState[Any]) -> str:
    """Name a mapped object by what is loaded: `User(id=1, username='ada')`.

    The course's models have a `__repr__` that loads nothing, and it is used. Any other may load,
    and then fail, or show an address: such an object gets its class, its primary key and its first
    text column.
    """
    if type(instance).__repr__ is Base.__repr__:
        return " ".join(repr(instance).split())
    mapper, loaded = state.mapper, state.dict
    keys = [mapper.get_property_by_column(column).key for column in mapper.primary_key]
    names = [key for key in keys if loaded.get(key) is not None]
    texts = (
        each.key
        for each in mapper.column_attrs
        if each.key not in keys and isinstance(loaded.get(each.key), str)
    )
    names += [name for name in [next(texts, None)] if name]
    fields = ", ".join(f"{name}={parameter(loaded[name])}" for name in names)
    return f"{type(instance).__name__}({fields})"
