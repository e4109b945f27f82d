"""The exercises of lesson 04, delete."""

from __future__ import annotations

from .lesson_04_hidden import list_visible_users, soft_delete_user
from .lesson_04_posts import delete_post, untag_post
from .lesson_04_users import delete_user, purge_inactive_users

EXERCISES = (
    delete_user,
    delete_post,
    untag_post,
    purge_inactive_users,
    soft_delete_user,
    list_visible_users,
)
