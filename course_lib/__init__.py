"""Async CRUD with SQLAlchemy 2: the course's face.

`CRUDBase` is the finished repository. Everything else is what a notebook calls; it is imported at
first use, so that a program which takes only the repository does not pay for it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .app import CRUDBase

if TYPE_CHECKING:
    from .checks.desk import check, hint, solution
    from .checks.progress import progress
    from .checks.reset import reset
    from .checks.verdict import Verdict

_HOMES = {
    "Verdict": ".checks.verdict",
    "check": ".checks.desk",
    "hint": ".checks.desk",
    "progress": ".checks.progress",
    "reset": ".checks.reset",
    "solution": ".checks.desk",
}

__all__ = ["CRUDBase", "Verdict", "check", "hint", "progress", "reset", "solution"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name], __name__), name)
