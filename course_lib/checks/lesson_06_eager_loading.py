"""The exercises of lesson 06, eager loading."""

from __future__ import annotations

from .lesson_06_feed import render_feed
from .lesson_06_headlines import post_headlines
from .lesson_06_posts import get_post_with_author, list_posts_with_authors
from .lesson_06_tags import list_posts_by_tag
from .lesson_06_users import list_users_with_posts_and_comments

EXERCISES = (
    list_posts_with_authors,
    get_post_with_author,
    list_users_with_posts_and_comments,
    list_posts_by_tag,
    post_headlines,
    render_feed,
)
