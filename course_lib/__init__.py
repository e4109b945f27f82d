"""Async CRUD with SQLAlchemy 2: the course's face.

`CRUDBase` is the finished repository; everything else is what a notebook calls.
"""

from .app import CRUDBase
from .checks.desk import check, hint, solution
from .checks.progress import progress
from .checks.reset import reset
from .checks.verdict import Verdict

__all__ = [
    "CRUDBase",
    "Verdict",
    "check",
    "hint",
    "progress",
    "reset",
    "solution",
]
