"""Async CRUD with SQLAlchemy 2: the course's face.

`CRUDBase` is the finished repository. Everything else is what a notebook calls. Each is imported
at first use: who takes only the repository does not pay for the rest, and `course --help` needs no
SQLAlchemy.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import app as app
    from .app import CRUDBase
    from .checks.desk import check, hint, solution
    from .checks.progress import progress
    from .checks.reset import reset
    from .checks.verdict import Verdict
    from .classroom import (
        show_error,
        show_models,
        show_sql,
        show_state,
        show_table,
        show_waterfall,
    )

_HOMES = {
    "CRUDBase": ".app",
    "Verdict": ".checks.verdict",
    "check": ".checks.desk",
    "hint": ".checks.desk",
    "progress": ".checks.progress",
    "reset": ".checks.reset",
    "show_error": ".classroom",
    "show_models": ".classroom",
    "show_sql": ".classroom",
    "show_state": ".classroom",
    "show_table": ".classroom",
    "show_waterfall": ".classroom",
    "solution": ".checks.desk",
}

__all__ = [
    "CRUDBase",
    "Verdict",
    "check",
    "hint",
    "progress",
    "reset",
    "show_error",
    "show_models",
    "show_sql",
    "show_state",
    "show_table",
    "show_waterfall",
    "solution",
]


def __getattr__(name: str) -> Any:
    if name == "app":  # `import course_lib` alone is enough for `course_lib.app`
        return import_module(".app", __name__)
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name], __name__), name)
