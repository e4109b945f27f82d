"""The exercises of lesson 02, read."""

from __future__ import annotations

from .lesson_02_counts import count_posts_per_user
from .lesson_02_emails import email_taken
from .lesson_02_latest import latest_post_per_user
from .lesson_02_pages import posts_after
from .lesson_02_search import search_posts
from .lesson_02_user_list import list_users
from .lesson_02_users import get_user_by_email, get_user_by_id

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
