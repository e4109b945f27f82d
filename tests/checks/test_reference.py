"""An answer that calls the course's finished code is seen, however it came by it."""

from __future__ import annotations

from typing import Any

import pytest

from course_lib.checks.judge import judge
from course_lib.checks.reference import reference_used
from course_lib.checks.registry import EXERCISES

CALLS = {
    "a global": (
        "from course_lib.app import user_crud\n"
        "async def create_user(db, username, email, hashed_pw):\n"
        "    return await user_crud.create("
        "db, username=username, email=email, hashed_password=hashed_pw)\n"
    ),
    "another name": (
        "from course_lib.app import create_user as finished\n"
        "async def create_user(db, username, email, hashed_pw):\n"
        "    return await finished(db, username, email, hashed_pw)\n"
    ),
    "inside the function": (
        "async def create_user(db, username, email, hashed_pw):\n"
        "    from course_lib.app.crud import users\n"
        "    return await users.create_user(db, username, email, hashed_pw)\n"
    ),
    "through the package": (
        "import course_lib\n"
        "async def create_user(db, username, email, hashed_pw):\n"
        "    return await course_lib.app.create_user(db, username, email, hashed_pw)\n"
    ),
    "through a helper": (
        "from course_lib.app import CRUDBase, User\n"
        "def repository():\n"
        "    return CRUDBase(User)\n"
        "async def create_user(db, username, email, hashed_pw):\n"
        "    return await repository().create("
        "db, username=username, email=email, hashed_password=hashed_pw)\n"
    ),
    "through a subclass": (
        "from course_lib.app import CRUDBase, User\n"
        "class Users(CRUDBase):\n"
        "    pass\n"
        "async def create_user(db, username, email, hashed_pw):\n"
        "    return await Users(User).create("
        "db, username=username, email=email, hashed_password=hashed_pw)\n"
    ),
    "in a closure": (
        "def make():\n"
        "    from course_lib.app import user_crud as crud\n"
        "    async def create_user(db, username, email, hashed_pw):\n"
        "        return await crud.create("
        "db, username=username, email=email, hashed_password=hashed_pw)\n"
        "    return create_user\n"
        "create_user = make()\n"
    ),
    "from the checker": (
        "from course_lib.app import User\n"
        "from course_lib.checks.source import exercise_text\n"
        "async def create_user(db, username, email, hashed_pw):\n"
        "    found = {'User': User, 'AsyncSession': object}\n"
        "    exec(exercise_text('create_user').answer, found)\n"
        "    return await found['create_user'](db, username, email, hashed_pw)\n"
    ),
}


def _defined(source: str) -> Any:
    namespace: dict[str, Any] = {"__name__": "__attempt__"}
    exec(source, namespace)
    return namespace["create_user"]


@pytest.mark.parametrize("source", CALLS.values(), ids=CALLS)
def test_the_finished_code_is_seen(source: str) -> None:
    verdict = judge(EXERCISES["create_user"], _defined(source))
    assert (verdict.outcome, verdict.mistake) == ("incorrect", "imported_reference")
    assert "the course" in verdict.message


def test_what_lies_beside_the_answer_does_not_matter() -> None:
    """Imported in the same notebook, but not used by the function: models, checks, helpers."""
    answer = _defined(
        "from course_lib import check, show_sql, CRUDBase\n"
        "from course_lib.app import User, ConflictError, make_engine, user_crud\n"
        "other = user_crud\n"
        "async def create_user(db, username, email, hashed_pw):\n"
        "    user = User(username=username, email=email, hashed_password=hashed_pw)\n"
        "    db.add(user)\n"
        "    await db.flush()\n"
        "    return user\n"
    )
    assert reference_used(answer) is None
    assert judge(EXERCISES["create_user"], answer).correct


def test_a_lesson_that_builds_on_the_repository_may_use_it() -> None:
    later = [each for each in EXERCISES.values() if each.lesson > "06_eager_loading"]
    assert all(not each.refuses_the_reference for each in later)
    assert EXERCISES["create_user"].refuses_the_reference
