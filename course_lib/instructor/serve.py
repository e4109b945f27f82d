"""`course serve`: the finished application on this machine, for a browser and for curl."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
import sqlite3
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from course_lib.app import Base, make_engine, make_session_factory
from course_lib.classroom.sample_data import add_sample_data
from course_lib.instructor.errors import CourseError, NotAskedError

if TYPE_CHECKING:
    from fastapi import FastAPI
    from sqlalchemy.ext.asyncio import AsyncEngine

WEB = ("fastapi", "uvicorn", "pwdlib", "argon2", "email_validator")


def serve(host: str, port: int, database: Path | None) -> None:
    """Serve the application until somebody ends it (Ctrl-C).

    Args:
        host: The address to listen at; 127.0.0.1 is reached from this machine only.
        port: The port; 0 for any that is free.
        database: A SQLite file, made with the sample rows if it is not there. None for a new one
            that is gone afterwards.

    Raises:
        CourseError: What serving needs is not installed.
        NotAskedError: Nothing can listen there, or the file cannot be used.
    """
    if missing := [name for name in WEB if find_spec(name) is None]:
        raise CourseError(
            f"`course serve` needs {', '.join(missing)}, which is not installed in this Python. "
            "Run `make course`, or:\n"
            "    python -m pip install -c constraints.txt -e '.[web]'"
        )
    with _listening(host, port) as listener, tempfile.TemporaryDirectory() as folder:
        # uvicorn hands a signal on once it has shut down. asyncio's own handler of Ctrl-C would
        # then cancel what is left to do, and SIGTERM would kill it.
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, _end)
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(_serve(listener, database, Path(folder)))
    print("Ended.")


def _end(*_signal: object) -> None:
    raise KeyboardInterrupt


def _listening(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as error:
        raise NotAskedError(
            f"Nothing can listen at {host}, port {port}: {error}.\n"
            "Is something else there? Try another: course serve --port 8001"
        ) from error


async def _serve(listener: socket.socket, database: Path | None, folder: Path) -> None:
    import uvicorn

    path = database or folder / "course.db"
    new = not path.exists()
    _refuse_what_is_no_database(path)
    engine = make_engine(f"sqlite+aiosqlite:///{path.resolve()}")
    try:
        await _prepare(engine, with_rows=new)
        _say(listener, database)
        config = uvicorn.Config(_site(engine), log_level="info", lifespan="off")
        await uvicorn.Server(config).serve(sockets=[listener])
    finally:
        await engine.dispose()


def _refuse_what_is_no_database(path: Path) -> None:
    try:
        with contextlib.closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA schema_version")
    except sqlite3.Error as error:
        raise NotAskedError(
            f"{path} cannot be used as a database: {error}.\n"
            "Name a SQLite file, or one that is not there, in a folder that is."
        ) from error


async def _prepare(engine: AsyncEngine, *, with_rows: bool) -> None:
    """Make the tables that are missing; in a new file, the sample rows too."""
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    if with_rows:
        async with make_session_factory(engine)() as db:
            await add_sample_data(db)


def _site(engine: AsyncEngine) -> FastAPI:
    """The application; with its pages' scripts from this machine where they are installed."""
    from course_lib.app.main import make_app

    app = make_app(engine)
    if not _pages_are_here():
        return app
    from fastapi_offline import FastAPIOffline

    site = FastAPIOffline(title=app.title)
    site.openapi = app.openapi
    site.mount("", app)
    return site


def _pages_are_here() -> bool:
    return find_spec("fastapi_offline") is not None


def _say(listener: socket.socket, database: Path | None) -> None:
    host, port, *_ = listener.getsockname()
    address = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
    kept = f"kept in {database}" if database else "gone when you end it"
    print(f"The application is at {address}/docs (what it takes and gives: {address}/openapi.json)")
    print(f"Its data is {kept}. Anybody who reaches it may change anything. Ctrl-C ends it.")
    if not _pages_are_here():
        print("The page /docs loads its scripts from the network; the rest needs none.")
