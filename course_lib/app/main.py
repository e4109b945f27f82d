"""The application over HTTP: `make_app(engine)`. It needs the extra `web`, as do the routers."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncEngine

from .db import make_session_factory
from .error_handlers import add_error_handlers
from .passwords import PasswordHasher
from .routers import posts, users


def make_app(
    engine: AsyncEngine, *, hasher: PasswordHasher | None = None, **options: Any
) -> FastAPI:
    """Make the application on a database.

    Requests run side by side, each in a session of its own, so the database must take several: a
    file or a server, and not the one connection of an in-memory SQLite.

    Args:
        engine: The database, with the tables of `Base`. Whoever made it disposes of it.
        hasher: What hashes passwords; None for a safe one. In tests,
            `PasswordHasher(passwords.CHEAP)`.
        options: Passed on to FastAPI, such as `lifespan` or `docs_url`.
    """
    app = FastAPI(title="Users and posts", version="1.0.0", **options)
    app.state.session_factory = make_session_factory(engine)
    app.state.hasher = hasher or PasswordHasher()
    add_error_handlers(app)
    app.include_router(users.router)
    app.include_router(posts.router)
    return app
