"""A value is written the same on every run."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta, timezone
from itertools import count
from typing import Any

import pytest

from course_lib.classroom.values import clock_words, parameter

NOW = datetime(2026, 5, 6, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("apart", "words"),
    [
        (timedelta(), "<now>"),
        (timedelta(minutes=-29), "<now>"),
        (timedelta(minutes=29), "<now>"),
        (timedelta(minutes=-31), "<1 hour ago>"),
        (timedelta(hours=-3), "<3 hours ago>"),
        (timedelta(hours=47), "<in 47 hours>"),
        (timedelta(days=-2, seconds=-5), "<2 days ago>"),
        (timedelta(days=30), "<in 30 days>"),
        (timedelta(days=-301), None),
    ],
)
def test_a_time_near_the_clock_is_shown_by_its_distance(
    apart: timedelta, words: str | None
) -> None:
    when = NOW + apart
    tokyo = when.astimezone(timezone(timedelta(hours=9)))
    here = when.astimezone().replace(tzinfo=None)
    sqlite = when.strftime("%Y-%m-%d %H:%M:%S.%f")
    for value in (when, tokyo, here, sqlite, when.isoformat()):
        assert clock_words(value, NOW) == words, value


@pytest.mark.parametrize("value", ["2024-99-99 09:00:00", "2024", "noon", 3, None, NOW.date()])
def test_what_is_no_time_is_left_alone(value: Any) -> None:
    assert clock_words(value, NOW) is None


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "None"),
        (True, "True"),
        ("it's", '"it\'s"'),
        ("a\nb", r"'a\nb'"),
        ("two  spaces", "'two  spaces'"),
        ("x" * 48, f"'{'x' * 48}'"),
        ("x" * 300, f"'{'x' * 48}'… (300 characters)"),
        (b"abc", "<3 bytes>"),
        (datetime(2024, 3, 1, 9, 30, tzinfo=UTC), "'2024-03-01 09:30:00 UTC'"),
        ("2024-03-01 09:00:00.000000", "'2024-03-01 09:00:00.000000'"),
        (datetime.now(UTC), "<now>"),
        (str(datetime.now(UTC).replace(tzinfo=None)), "<now>"),
        (uuid.uuid4(), "<uuid>"),
        (uuid.uuid4().hex, "<uuid>"),
        (str(uuid.uuid4()), "<uuid>"),
        (uuid.UUID(int=7), "UUID('00000000-0000-0000-0000-000000000007')"),
        ("d41d8cd98f00b204e9800998ecf8427e", "'d41d8cd98f00b204e9800998ecf8427e'"),
    ],
    ids=map(
        str, count()
    ),  # the values hold clocks and random numbers; every worker needs the same names
)
def test_how_a_parameter_is_written(value: Any, shown: str) -> None:
    assert parameter(value) == shown


def test_addresses_are_left_out() -> None:
    assert parameter(object()) == "<object object at 0x…>"
