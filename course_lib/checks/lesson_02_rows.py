"""Users and times for the checks of lesson 02."""

from __future__ import annotations

from datetime import UTC, datetime

from course_lib.app import User


def on_day(day: int, microsecond: int = 0) -> datetime:
    return datetime(2023, 5, day, 8, 30, 0, microsecond, tzinfo=UTC)


def a_user(number: int, name: str, email: str = "", *, active: bool = True) -> User:
    """A user whose times follow neither ids nor names; ids that differ by 28 share them."""
    day = on_day(1 + number * 11 % 28)
    return User(
        id=number,
        username=name,
        email=email or f"{name}.{number}@example.org",
        hashed_password=f"h{number}",
        is_active=active,
        created_at=day,
        updated_at=day,
    )
