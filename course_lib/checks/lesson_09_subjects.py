"""What the tests of lesson 09 are about, and which bugs are planted for each."""

from __future__ import annotations

from course_lib.app import User, list_posts_with_authors
from course_lib.app.crud import UserCRUD

from . import lesson_09_create_bugs as create
from . import lesson_09_list_bugs as lists
from . import lesson_09_row_bugs as rows
from .lesson_09_another import AnotherUserCRUD, another_list_posts_with_authors
from .lesson_09_bug import Bug
from .lesson_09_findings import Subject
from .lesson_09_no_bugs import Unharmed, unharmed_list_posts
from .lesson_09_post_bugs import POST_BUGS


def _users(*bugs: Bug) -> Subject:
    """The repository of users, and the bugs to plant in it."""
    return Subject(
        "user_crud", lambda: UserCRUD(User), AnotherUserCRUD, lambda: Unharmed(User), bugs
    )


_POSTS = Subject(
    "list_posts",
    lambda: list_posts_with_authors,
    lambda: another_list_posts_with_authors,
    lambda: unharmed_list_posts,
    POST_BUGS,
)

SUBJECTS: dict[str, Subject] = {
    "test_create_user": _users(
        create.NEVER_FLUSHES, create.KEEPS_NOTHING, create.MIXES_UP_VALUES, create.COMMITS
    ),
    "test_list_users": _users(
        lists.IGNORES_LIMIT,
        lists.IGNORES_SKIP,
        lists.NEWEST_FIRST,
        lists.BY_NAME,
        lists.SKIPS_PAGES,
    ),
    "test_missing_user": _users(
        rows.FINDS_THE_NEAREST,
        rows.SWALLOWS_NOT_FOUND,
        rows.UPDATE_INSERTS,
        rows.DELETE_SAYS_TRUE,
    ),
    "test_taken_email": _users(
        create.SWALLOWS_CONFLICT,
        create.OVERWRITES_THE_OTHER,
        create.LEAKS_DRIVER_ERROR,
        create.REFUSES_THE_SECOND,
    ),
    "test_posts_with_authors": _POSTS,
    "TestUserCRUD": _users(
        create.NEVER_FLUSHES,
        create.MIXES_UP_VALUES,
        create.COMMITS,
        create.SWALLOWS_CONFLICT,
        lists.NEWEST_FIRST,
        lists.IGNORES_LIMIT,
        lists.LOADS_ONE_BY_ONE,
        rows.SWALLOWS_NOT_FOUND,
        rows.IGNORES_CASE,
        rows.UPDATES_THE_OBJECT_ONLY,
        rows.UPDATES_EVERYBODY,
        rows.ACCEPTS_TYPOS,
        rows.DELETES_THE_WRONG_ROW,
        rows.DELETES_NOTHING,
        rows.KEEPS_ROWS,
    ),
}
