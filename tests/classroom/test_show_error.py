"""show_error shows an error in a line or two, and insists that it comes."""

from __future__ import annotations

import gc
import sqlite3
import subprocess
import sys
import warnings

import pytest
from sqlalchemy.exc import IntegrityError, MissingGreenlet

from course_lib.app import Tag, User
from course_lib.classroom import open_sample_database, show_error


@pytest.mark.asyncio
async def test_class_and_first_line(capsys: pytest.CaptureFixture[str]) -> None:
    engine, sessions = await open_sample_database()
    async with sessions() as db:
        db.add(Tag(name="async"))
        with show_error(IntegrityError):
            await db.flush()
    out = capsys.readouterr().out
    assert " ".join(out.split()) == (
        "sqlalchemy.exc.IntegrityError: (sqlite3.IntegrityError) "
        "UNIQUE constraint failed: tags.name"
    )
    assert all(len(line) <= 88 for line in out.splitlines())
    await engine.dispose()


@pytest.mark.asyncio
async def test_missing_greenlet_is_one_on_every_version(
    capsys: pytest.CaptureFixture[str],
) -> None:
    engine, sessions = await open_sample_database()
    with warnings.catch_warnings(record=True) as given:
        warnings.simplefilter("always")
        async with sessions() as db:
            user = await db.get(User, 1)
            assert user
            with show_error(MissingGreenlet):
                _ = user.posts
        await engine.dispose()
        gc.collect()
    assert "greenlet_spawn has not been called" in " ".join(capsys.readouterr().out.split())
    assert [str(each.message) for each in given if "Connection" in str(each.message)] == []


def test_without_the_error_it_raises() -> None:
    with pytest.raises(AssertionError, match="ValueError was expected"), show_error(ValueError):
        pass


def test_another_error_goes_on() -> None:
    with pytest.raises(KeyError), show_error(ValueError, TypeError):
        raise KeyError("x")
    with pytest.raises(KeyboardInterrupt), show_error():
        raise KeyboardInterrupt


def test_an_error_that_was_caught() -> None:
    assert str(show_error(ValueError("first\nsecond"))) == "ValueError: first"
    assert str(show_error(ValueError())) == "ValueError"


def test_a_cause_in_the_database_is_named() -> None:
    driver = sqlite3.IntegrityError("UNIQUE constraint failed: users.email")
    wrapped = IntegrityError("INSERT", (), driver)
    wrapped.__cause__ = driver
    assert "caused" not in str(show_error(wrapped)), "its message says it"
    own = LookupError("the email is taken")
    own.__cause__ = wrapped
    assert str(show_error(own)) == (
        "LookupError: the email is taken\nIt was caused by: sqlalchemy.exc.IntegrityError."
    )
    own.__cause__ = KeyError("email")
    assert str(show_error(own)) == "LookupError: the email is taken"


def test_addresses_are_left_out() -> None:
    text = str(show_error(TypeError("<User object at 0x7f00deadbeef> is odd")))
    assert text == "TypeError: <User object> is odd"


def test_backticks_cannot_break_the_fence() -> None:
    face = show_error(ValueError("```\n"))
    assert face.markdown.startswith("````")


def test_a_chain_of_errors_that_is_a_ring_has_an_end(capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> None:
        try:
            try:
                raise KeyError("inner")
            except KeyError as error:
                raise ValueError("outer") from error
        except ValueError as error:
            assert error.__cause__ is not None
            raise error.__cause__ from None

    with show_error(KeyError):
        fail()
    assert capsys.readouterr().out == "KeyError: 'inner'\n"


@pytest.mark.asyncio
async def test_a_lazy_load_inside_another_error_leaves_no_warning() -> None:
    class QuotingError(Exception):
        pass

    def quote(user: User) -> None:
        text = ""
        try:
            _ = user.posts
        except Exception as error:
            kept = error  # a ring: the error, its frame, and this name
            text = str(kept)
        raise QuotingError(text)

    engine, sessions = await open_sample_database()
    gc.disable()
    try:
        with warnings.catch_warnings(record=True) as given:
            warnings.simplefilter("always")
            async with sessions() as db:
                user = await db.get(User, 1)
                assert user
                with show_error(LookupError):
                    try:
                        quote(user)
                    except QuotingError as error:
                        raise LookupError from error
            gc.collect()
    finally:
        gc.enable()
    assert not [each for each in given if "never awaited" in str(each.message)]
    await engine.dispose()


def test_a_lazy_load_leaves_no_warning_whenever_it_is_collected() -> None:
    """The collector may come inside the block, where an application has caught the error."""
    cell = """
import asyncio, gc
from course_lib.app import User
from course_lib.classroom import open_sample_database, show_error

def quote(user):
    try:
        user.posts
    except Exception as error:
        kept = error  # a ring: the error, its frame, and this name
        return str(kept)

async def main():
    engine, sessions = await open_sample_database()
    async with sessions() as db:
        text = quote(await db.get(User, 1))
        with show_error(LookupError):
            gc.collect()
            raise LookupError(text)
    await engine.dispose()

gc.disable()
asyncio.run(main())
"""
    ran = subprocess.run([sys.executable, "-c", cell], capture_output=True, text=True, timeout=60)
    assert ran.returncode == 0
    assert "greenlet_spawn has not been called" in ran.stdout
    assert ran.stderr == ""
