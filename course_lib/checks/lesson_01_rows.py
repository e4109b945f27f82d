"""A user that is there already, and what is stored, for the checks of lesson 01."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from course_lib.app import Base, User


def a_user() -> Sequence[Base]:
    """One user, with id 7."""
    return [User(id=7, username="runa", email="runa@example.org", hashed_password="h7")]


def stored_users() -> Any:
    """The users table's contents, oldest id first."""
    return select(User.username, User.email, User.hashed_password).order_by(User.id)
