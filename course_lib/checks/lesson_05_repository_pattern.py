"""The exercises of lesson 05, the repository pattern."""

from __future__ import annotations

from .lesson_05_crud_base import crud_base
from .lesson_05_user_crud import user_crud

EXERCISES = (crud_base, user_crud)
