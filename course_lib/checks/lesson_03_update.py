"""The exercises of lesson 03, update."""

from __future__ import annotations

from .lesson_03_many import deactivate_users
from .lesson_03_posts import add_view, edit_post
from .lesson_03_tags import rename_tag
from .lesson_03_users import patch_user, update_user

EXERCISES = (update_user, patch_user, add_view, deactivate_users, rename_tag, edit_post)
