"""Confines a process that runs a stranger's code, as far as the platform can."""

from __future__ import annotations

from .confine import Confinement
from .limits import Limits

__all__ = ["Confinement", "Limits"]
