"""The exercises of lesson 03, update."""

from __future__ import annotations

from .lesson_03_edits import edit_post
from .lesson_03_many import deactivate_users
from .lesson_03_patch import patch_user
from .lesson_03_tags import rename_tag
from .lesson_03_users import update_user
from .lesson_03_views import add_view

EXERCISES = (update_user, patch_user, add_view, deactivate_users, rename_tag, edit_post)
