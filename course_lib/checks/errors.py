"""What an error says, whatever its class does."""

from __future__ import annotations

from sqlalchemy import exc


class InputAsked(Exception):  # noqa: N818 (the learner's `input()` ends in it)
    """Raised in place of waiting for somebody to type."""


def is_lazy_load(error: BaseException) -> bool:
    """Whether an error is SQLAlchemy's MissingGreenlet, in either of its shapes.

    SQLAlchemy 2.0 raises it bare; 2.1 with aiosqlite wraps it in a StatementError.
    """
    return (
        isinstance(error, exc.MissingGreenlet)
        or isinstance(getattr(error, "orig", None), exc.MissingGreenlet)
        or "greenlet_spawn has not been called" in text_of(error)
    )


def text_of(error: BaseException) -> str:
    """The message of an error; empty where the learner's own class fails to give one."""
    try:
        return str(error)
    except (Exception, SystemExit, KeyboardInterrupt):
        return ""


def first_line(error: BaseException) -> str:
    """The class and the first line of an error's message."""
    lines = text_of(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__


def said_by(error: BaseException) -> str:
    """The first line of an error's message, without its class."""
    return first_line(error).partition(": ")[2]
