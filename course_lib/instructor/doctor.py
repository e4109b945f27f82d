"""`course doctor`: what this machine has and lacks for the course."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import sqlite3
import sys
import tempfile
import webbrowser
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from course_lib.instructor.errors import NotTheCourseError
from course_lib.instructor.folders import find_course_folder

PACKAGE = "async-crud-course"
INSTALL = "Run `make course` in the course's folder, or: python -m pip install -e '.[lab]'"
OLDEST_PYTHON = (3, 11)
SECONDS_FOR_A_KERNEL = 60


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        ok: Whether the course can be worked through with it as it is.
        what: What was found.
        mend: What to do about it; empty where nothing has to be done.
    """

    ok: bool
    what: str
    mend: str = ""

    def __str__(self) -> str:
        line = f"{'ok  ' if self.ok else 'MEND'}  {self.what}"
        return f"{line}\n      {self.mend}" if self.mend else line


def examine() -> list[Finding]:
    """Look at everything that the course needs. Nothing is changed; it takes some seconds."""
    return [finding for look in LOOKS for finding in look()]


def _python() -> Iterator[Finding]:
    found = f"Python {platform.python_version()} ({sys.executable})"
    if sys.version_info[:2] < OLDEST_PYTHON:
        yield Finding(False, found, "Install Python 3.11 or newer, and run `make course` again.")
    else:
        yield Finding(True, found)


def _packages() -> Iterator[Finding]:
    from packaging.requirements import Requirement

    try:
        lines = importlib.metadata.requires(PACKAGE) or []
    except importlib.metadata.PackageNotFoundError:
        yield Finding(False, f"{PACKAGE} is not installed in this Python", INSTALL)
        return
    for requirement in map(Requirement, lines):
        marker = requirement.marker
        if marker and not (marker.evaluate({"extra": ""}) or marker.evaluate({"extra": "lab"})):
            continue
        yield _package(requirement.name, str(requirement.specifier), requirement.specifier.contains)


def _package(name: str, wanted: str, fits: Callable[[str], bool]) -> Finding:
    try:
        version = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return Finding(False, f"{name} is missing ({wanted} is needed)", INSTALL)
    if not fits(version):
        return Finding(False, f"{name} {version} is not {wanted}", INSTALL)
    return Finding(True, f"{name} {version}")


def _sqlite() -> Iterator[Finding]:
    found = f"SQLite {sqlite3.sqlite_version}"
    try:
        _use_sqlite()
    except sqlite3.Error as error:
        yield Finding(
            False,
            f"{found}: {error}",
            "The lessons need RETURNING and upsert: use a Python with SQLite 3.35 or newer.",
        )
    else:
        yield Finding(True, f"{found}, with RETURNING, upsert and foreign keys")


def _use_sqlite() -> None:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT UNIQUE)")
        upsert = "INSERT INTO tags (name) VALUES ('a') ON CONFLICT (name) DO NOTHING RETURNING id"
        connection.execute(upsert).fetchall()
        if connection.execute("PRAGMA foreign_keys").fetchone() != (1,):
            raise sqlite3.NotSupportedError("foreign keys are not enforced")
    finally:
        connection.close()


def _folder() -> Iterator[Finding]:
    try:
        course = find_course_folder()
    except NotTheCourseError:
        yield Finding(
            False,
            f"{Path.cwd()} is not in the course's folder",
            "Go to the folder that you cloned the course into, and try again.",
        )
        return
    for folder in (course, Path(os.environ.get("COURSE_HOME") or course / ".course")):
        there = next(each for each in (folder, *folder.parents) if each.exists())
        try:
            with tempfile.TemporaryFile(dir=there):
                yield Finding(True, f"{folder} can be written to")
        except OSError as error:
            yield Finding(
                False,
                f"{folder} cannot be written to: {error.strerror}",
                "Copy the course to a folder of yours: your answers are saved in it.",
            )


def _kernel() -> Iterator[Finding]:
    try:
        from jupyter_client.manager import KernelManager

        from course_lib.instructor.kernel import ThisPython, can_encrypt
    except ImportError:
        yield Finding(False, "there is no Jupyter kernel in this Python", INSTALL)
        return
    manager = KernelManager(kernel_name="python3", kernel_spec_manager=ThisPython())
    if can_encrypt():
        manager.transport_encryption = "auto"
    try:
        manager.start_kernel()
        client = manager.client()
        client.start_channels()
        client.wait_for_ready(timeout=SECONDS_FOR_A_KERNEL)
        client.stop_channels()
    except (RuntimeError, OSError) as error:
        yield Finding(
            False,
            f"a kernel does not start: {error}",
            "Try `python -m ipykernel_launcher`, and read what it says. A firewall that closes "
            "127.0.0.1 stops it too.",
        )
    else:
        yield Finding(True, "a kernel starts")
    finally:
        if manager.has_kernel:
            manager.shutdown_kernel(now=True)


def _browser() -> Iterator[Finding]:
    try:
        webbrowser.get()
    except webbrowser.Error:
        yield Finding(
            True,
            "no browser was found",
            "Start with NO_BROWSER=1 and open the address that is printed, wherever there is one.",
        )
    else:
        yield Finding(True, "a browser was found")


LOOKS = (_python, _packages, _sqlite, _folder, _kernel, _browser)
