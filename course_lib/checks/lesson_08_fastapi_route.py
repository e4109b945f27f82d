"""The exercises of lesson 08, the application over HTTP. None of this imports FastAPI."""

from __future__ import annotations

from .lesson_08_create_user import create_user_route
from .lesson_08_get_db import get_db
from .lesson_08_get_user import get_user_route
from .lesson_08_list_posts import list_posts_route
from .lesson_08_patch_user import patch_user_route

EXERCISES = (get_db, get_user_route, create_user_route, patch_user_route, list_posts_route)
