"""Lesson 09: what its exercises ask, what must hold, and their hints."""

from __future__ import annotations

from .lesson_09_factory import make_user
from .lesson_09_isolation import isolated_db
from .lesson_09_tests import (
    TestUserCRUD,
    test_create_user,
    test_list_users,
    test_missing_user,
    test_posts_with_authors,
    test_taken_email,
)

EXERCISES = (
    test_create_user,
    make_user,
    test_list_users,
    test_missing_user,
    test_taken_email,
    test_posts_with_authors,
    isolated_db,
    TestUserCRUD,
)
