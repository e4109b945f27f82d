"""The exercises of lesson 07, pitfalls."""

from __future__ import annotations

from .lesson_07_counts import count_tables
from .lesson_07_emails import change_email
from .lesson_07_imports import import_users
from .lesson_07_line import feed_line
from .lesson_07_links import link_tag
from .lesson_07_posts import load_in_order
from .lesson_07_profile import fetch_profile
from .lesson_07_users import rename_user, sign_up_with_post

EXERCISES = (
    feed_line,
    sign_up_with_post,
    rename_user,
    load_in_order,
    fetch_profile,
    link_tag,
    change_email,
    import_users,
    count_tables,
)
