"""The exercises of lesson 08, the application over HTTP. None of this imports FastAPI."""

from __future__ import annotations

from .lesson_08_get_db import get_db
from .lesson_08_read import get_user_route, list_posts_route
from .lesson_08_write import create_user_route, patch_user_route

EXERCISES = (get_db, get_user_route, create_user_route, patch_user_route, list_posts_route)
