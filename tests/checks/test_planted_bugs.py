"""Lesson 09: what `check` says of a learner's test, real pytest says too."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from course_lib.app import user_crud
from course_lib.checks import lesson_09_place
from course_lib.checks.files import check_file
from course_lib.checks.lesson_09_bug import Bug
from course_lib.checks.lesson_09_create_bugs import NEVER_FLUSHES
from course_lib.checks.lesson_09_no_bugs import Unharmed
from course_lib.checks.lesson_09_post_bugs import POST_BUGS
from course_lib.checks.lesson_09_subjects import SUBJECTS
from course_lib.instructor.witnesses import FOLDER, Witness, all_witnesses

CONFTEST = """
import importlib, os
import pytest, pytest_asyncio
from sqlalchemy import event
from course_lib.app import Base, User, make_engine, make_session_factory
from course_lib.app import list_posts_with_authors
from course_lib.app.crud import UserCRUD
from course_lib.classroom.statements import Statement

PLANTED = os.environ.get("PLANTED", "")

@pytest_asyncio.fixture
async def engine(tmp_path):
    engine = make_engine(f"sqlite+aiosqlite:///{tmp_path}/tests.db")
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    yield engine
    await engine.dispose()

@pytest_asyncio.fixture
async def db(engine):
    async with make_session_factory(engine)() as session:
        yield session

@pytest.fixture
def sent(engine):
    sent = []
    def hear(connection, cursor, sql, *rest):
        if Statement(sql).counted:
            sent.append(sql)
    event.listen(engine.sync_engine, "before_cursor_execute", hear)
    return sent

def planted():
    module, _, name = PLANTED.partition(":")
    return getattr(importlib.import_module(module), name).subject()

@pytest.fixture
def user_crud():
    return planted() if PLANTED else UserCRUD(User)

@pytest.fixture
def list_posts():
    return list_posts_with_authors
"""


def witnesses_that_are(outcome: str) -> list[Witness]:
    """The witnesses of lesson 09 that are tests themselves."""
    return [
        witness
        for witness in all_witnesses(Path(__file__).parents[2] / FOLDER)
        if witness.lesson == "09_testing"
        and witness.exercise.lower().startswith("test")
        and witness.outcome == outcome
    ]


def outcomes(folder: Path, witnesses: list[Witness], planted: str = "") -> dict[str, bool]:
    """Whether each witness passes under pytest, in a process of its own, by its file's name."""
    (folder / "conftest.py").write_text(CONFTEST, encoding="utf-8")
    settings = "[pytest]\nasyncio_mode = auto\nasyncio_default_fixture_loop_scope = function\n"
    (folder / "pytest.ini").write_text(settings, encoding="utf-8")
    for witness in witnesses:
        copy = folder / f"test_{witness.exercise}__{witness.path.stem}.py"
        copy.write_text(witness.path.read_text(encoding="utf-8"), encoding="utf-8")
    plain = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PLANTED": planted, "COLUMNS": "500"}
    options = ["-q", "-rA", "--color=no", "-p", "no:cacheprovider", "-p", "pytest_asyncio.plugin"]
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", *options],
        cwd=folder,
        env={**os.environ, **plain},
        capture_output=True,
        text=True,
        check=False,
    )
    found: dict[str, bool] = {}
    for line in ended.stdout.splitlines():
        word, _, rest = line.partition(" ")
        if word in ("PASSED", "FAILED", "ERROR"):
            name = rest.partition("::")[0].removeprefix("test_").removesuffix(".py")
            found[name] = found.get(name, True) and word == "PASSED"
    assert len(found) == len(witnesses), ended.stdout
    return found


@pytest.fixture(scope="module")
def right() -> list[Witness]:
    return witnesses_that_are("correct")


def test_a_right_test_passes_under_pytest(tmp_path: Path, right: list[Witness]) -> None:
    assert len(right) > 30
    failed = [name for name, passed in outcomes(tmp_path, right).items() if not passed]
    assert failed == []


def test_a_planted_bug_is_caught_under_pytest(tmp_path: Path, right: list[Witness]) -> None:
    meant = [each for each in right if each.exercise in ("test_create_user", "TestUserCRUD")]
    # Under pytest too, a file that brings its own repository is not tested on ours.
    meant = [each for each in meant if "def user_crud" not in each.path.read_text(encoding="utf-8")]
    found = outcomes(tmp_path, meant, "course_lib.checks.lesson_09_create_bugs:NEVER_FLUSHES")
    assert NEVER_FLUSHES in SUBJECTS["test_create_user"].bugs
    assert [name for name, passed in found.items() if passed] == []


def test_bugs_are_named_and_explained() -> None:
    bugs: set[Bug] = {bug for subject in SUBJECTS.values() for bug in subject.bugs}
    assert len({bug.name for bug in bugs}) == len(bugs) - 1  # n_plus_one is planted in two things
    assert len(bugs) >= 20
    assert set(POST_BUGS) <= bugs
    for bug in bugs:
        assert bug.does.endswith(".")
        assert bug.look.endswith(".")
        assert bug.subject() is not None


LISTENS = """
from sqlalchemy import event

async def test_create_user(db, user_crud, engine):
    event.listen(engine.sync_engine, "connect", lambda *_: None)
    event.listen(engine.sync_engine, "begin", lambda _: None)
    assert engine.url.database
"""


def test_an_engine_is_kept_unless_somebody_listens_to_its_connections(tmp_path: Path) -> None:
    plain, listens = tmp_path / "plain.py", tmp_path / "listens.py"
    listens.write_text(LISTENS, encoding="utf-8")
    plain.write_text(LISTENS.replace('"connect"', '"commit"'), encoding="utf-8")
    check_file(plain)
    kept = lesson_09_place._idle
    assert kept is not None
    check_file(plain)
    assert lesson_09_place._idle is kept
    check_file(listens)
    assert lesson_09_place._idle is None


@pytest.mark.asyncio
async def test_two_sessions_wait_for_each_other_without_stopping_the_loop() -> None:
    values = {"username": "ada", "hashed_password": "-"}

    async def write(engine: AsyncEngine, email: str) -> None:
        async with AsyncSession(engine) as session:
            await user_crud.create(session, email=email, **values)
            await asyncio.sleep(0.01)
            await session.commit()

    async with lesson_09_place.place() as here, here.session() as (db, engine):
        await asyncio.gather(write(engine, "a@example.org"), write(engine, "b@example.org"))
        assert await user_crud.count(db) == 2


@pytest.mark.asyncio
async def test_who_locks_themselves_out_hears_soon() -> None:
    ada = {"username": "ada", "email": "ada@example.org", "hashed_password": "-"}
    async with lesson_09_place.place() as here, here.session() as (db, engine):
        await user_crud.create(db, **ada)
        async with AsyncSession(engine) as other:
            with pytest.raises(OperationalError, match="locked"):
                await user_crud.create(other, **ada)


def test_what_is_right_in_the_form_of_a_bug_has_every_method_that_bugs_have() -> None:
    changed = {
        name
        for subject in SUBJECTS.values()
        for bug in subject.bugs
        for name in vars(type(bug.subject()))
        if not name.startswith("_")
    }
    assert changed <= set(vars(Unharmed))
