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
    "as a default": (
        "from course_lib.app import User, user_crud\n"
        "async def create_user(db, username, email, hashed_pw, crud=user_crud):\n"
        "    return await crud.create("
        "db, username=username, email=email, hashed_password=hashed_pw)\n"
    ),
    "in a partial": (
        "from functools import partial\n"
        "from course_lib.app import create_user as finished\n"
        "later = partial(finished)\n"
        "async def create_user(db, username, email, hashed_pw):\n"
        "    return await later(db, username, email, hashed_pw)\n"
    ),
    "in an object": (
        "from course_lib.app import create_user as finished\n"
        "class Creates:\n"
        "    async def __call__(self, db, username, email, hashed_pw):\n"
        "        return await finished(db, username, email, hashed_pw)\n"
        "create_user = Creates()\n"
    ),
    "in the body of a class": (
        "from course_lib.app import user_crud\n"
        "class Users:\n"
        "    crud = user_crud\n"
        "    @staticmethod\n"
        "    async def create(db, **values):\n"
        "        return await Users.crud.create(db, **values)\n"
        "async def create_user(db, username, email, hashed_pw):\n"
        "    return await Users.create("
        "db, username=username, email=email, hashed_password=hashed_pw)\n"
    ),
    "in a static method": (
        "class Users:\n"
        "    @staticmethod\n"
        "    async def create(db, **values):\n"
        "        from course_lib.app import user_crud\n"
        "        return await user_crud.create(db, **values)\n"
        "async def create_user(db, username, email, hashed_pw):\n"
        "    return await Users.create("
        "db, username=username, email=email, hashed_password=hashed_pw)\n"
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


# Right answers with names that the finished code has, too.
OWN = {
    "a helper, and the models through the package": (
        "from course_lib import app\n"
        "async def get_user_by_email(db, email):\n"
        "    return None\n"
        "async def create_user(db, username, email, hashed_pw):\n"
        "    assert await get_user_by_email(db, email) is None\n"
        "    db.add(user := app.User(username=username, email=email, hashed_password=hashed_pw))\n"
        "    await db.flush()\n"
        "    return user\n"
    ),
    "a helper, and the models imported inside": (
        "def update_user(user, email):\n"
        "    user.email = email\n"
        "    return user\n"
        "async def create_user(db, username, email, hashed_pw):\n"
        "    from course_lib.app import User\n"
        "    user = update_user(User(username=username, hashed_password=hashed_pw), email)\n"
        "    db.add(user)\n"
        "    await db.flush()\n"
        "    return user\n"
    ),
    "a method": (
        "import course_lib.app as app\n"
        "class Users:\n"
        "    async def create_user(self, db, **values):\n"
        "        db.add(user := app.User(**values))\n"
        "        return await self.update_user(db, user)\n"
        "    async def update_user(self, db, user):\n"
        "        assert isinstance(user, app.User)\n"
        "        await db.flush()\n"
        "        return user\n"
        "crud_of_mine = Users()\n"
        "async def create_user(db, username, email, hashed_pw):\n"
        "    return await crud_of_mine.create_user("
        "db, username=username, email=email, hashed_password=hashed_pw)\n"
    ),
    "a class": (
        "from course_lib.app import CRUDBase, User, user_crud\n"
        "class CRUDBase:\n"
        "    async def create(self, db, **values):\n"
        "        db.add(user := User(**values))\n"
        "        await db.flush()\n"
        "        return user\n"
        "user_crud = CRUDBase()\n"
        "async def create_user(db, username, email, hashed_pw):\n"
        "    return await user_crud.create("
        "db, username=username, email=email, hashed_password=hashed_pw)\n"
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


@pytest.mark.parametrize("source", OWN.values(), ids=OWN)
def test_a_name_of_the_finished_code_may_be_the_learners_own(source: str) -> None:
    verdict = judge(EXERCISES["create_user"], _defined(source))
    assert verdict.correct, str(verdict)


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
