"""The exercises of lesson 01, create."""

from __future__ import annotations

from .lesson_01_posts import create_post_with_tags
from .lesson_01_register import register_user
from .lesson_01_tags import upsert_tag
from .lesson_01_users import create_user, create_users_bulk

EXERCISES = (create_user, create_post_with_tags, register_user, create_users_bulk, upsert_tag)
