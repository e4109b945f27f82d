"""Users and times for the checks of lesson 02."""

from __future__ import annotations

from datetime import UTC, datetime

from course_lib.app import User


def on_day(day: int) -> datetime:
    return datetime(2023, 5, day, 8, 30, tzinfo=UTC)


def a_user(number: int, name: str, email: str = "", *, active: bool = True) -> User:
    return User(
        id=number,
        username=name,
        email=email or f"{name}.{number}@example.org",
        hashed_password=f"h{number}",
        is_active=active,
        created_at=on_day(number),
        updated_at=on_day(number),
    )
