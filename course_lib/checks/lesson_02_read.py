"""The exercises of lesson 02, read."""

from __future__ import annotations

from .lesson_02_groups import count_posts_per_user, latest_post_per_user
from .lesson_02_lists import list_users, search_posts
from .lesson_02_one import email_taken, get_user_by_email, get_user_by_id
from .lesson_02_pages import posts_after

EXERCISES = (
    get_user_by_id,
    get_user_by_email,
    list_users,
    search_posts,
    email_taken,
    posts_after,
    count_posts_per_user,
    latest_post_per_user,
)
