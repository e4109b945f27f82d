"""An application made of the learner's pieces and the course's other ones, driven over HTTP.

Only this module of the checks imports FastAPI: `lesson_08_http.open_site` does, at the first check.
"""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Annotated, Any, get_args, get_origin

import httpx
from fastapi import APIRouter, FastAPI, Request
from fastapi.dependencies.models import Dependant
from fastapi.params import Depends
from fastapi.routing import APIRoute
from sqlalchemy import Executable
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker
from sqlalchemy.orm import Session

from course_lib.app import dependencies
from course_lib.app.error_handlers import add_error_handlers
from course_lib.app.passwords import CHEAP, PasswordHasher
from course_lib.classroom.statements import StatementLog

from .attempt import Attempt, LearnerError
from .function import NotebookSessionUsed, namespace_of
from .unmet import Unmet


class SameSaltHasher(PasswordHasher):
    """A cheap hasher whose hash of a password is the same each time, as notebooks store it."""

    async def hash(self, password: str) -> str:
        return await asyncio.to_thread(CHEAP.hash, password, salt=b"of the course")


HASHER = SameSaltHasher(CHEAP)


class _WatchedSyncSession(Session):
    told_to_commit = False

    def commit(self) -> None:
        self.told_to_commit = True
        super().commit()


class WatchedSession(AsyncSession):
    """A session that knows whether somebody told it to commit, in `run_sync` too."""

    sync_session_class = _WatchedSyncSession

    @property
    def told_to_commit(self) -> bool:
        return bool(getattr(self.sync_session, "told_to_commit", False))


class Sessions(async_sessionmaker[WatchedSession]):
    """A factory that remembers the sessions it made."""

    def __init__(self, engine: AsyncEngine) -> None:
        super().__init__(engine, class_=WatchedSession, expire_on_commit=False)
        self.made: list[WatchedSession] = []

    def __call__(self, **options: Any) -> WatchedSession:
        session = super().__call__(**options)
        self.made.append(session)
        return session


class Site:
    """The application of one check.

    Attributes:
        app: The application. It hashes passwords cheaply.
        sessions: What its requests get their sessions from.
        handed_out: The sessions that routes of a check got, the latest last.
        committed_first: Whether the latest response began after a COMMIT.
        left_open: Whether the latest request left a session in a transaction.
        committed_early: Whether something was committed in the latest request before `get_db` had
            the word again, or where it never had it.
    """

    def __init__(self, attempt: Attempt) -> None:
        self._attempt = attempt
        self.sessions = Sessions(attempt.engine)
        self.handed_out: list[AsyncSession] = []
        self.committed_first = False
        self.left_open = False
        self.committed_early = False
        self._others_commit = True
        self.app = FastAPI(openapi_url=None)
        self.app.state.session_factory = self.sessions
        self.app.state.hasher = HASHER
        add_error_handlers(self.app)

    def add_learners_route(self) -> None:
        """Add the route whose function is to be checked, with the course's `get_db`.

        Raises:
            Unmet: No router knows the function.
        """
        function = self._attempt.function
        routes = list(_routes_of(function))
        if not routes:
            name = function.__name__
            raise Unmet(
                f"No router among the notebook's names knows {name}: no request can reach it.",
                mistake="no_route",
                next_step=f"Put the decorator back above `async def {name}`, such as "
                '`@router.get("/users/{user_id}")`, where `router` is the one above, and run the '
                "cell.",
            )
        router = APIRouter()
        router.routes.extend(routes)
        self.app.include_router(router)
        calls = [call for route in routes for call in _calls_of(route.dependant)]
        for call in calls:
            if getattr(call, "__name__", "") == "get_db":
                self.app.dependency_overrides[call] = self._get_db
        overrides = self.app.dependency_overrides
        self._others_commit = any(_has_an_end(overrides.get(call, call)) for call in calls)
        for error, handler in _own_handlers(namespace_of(function)):
            self.app.add_exception_handler(error, handler)

    async def _get_db(self, request: Request) -> AsyncIterator[AsyncSession]:
        """The course's `get_db`, which notes what was committed before it is its turn."""
        async with asynccontextmanager(dependencies.get_db)(request) as db:
            try:
                yield db
            finally:
                self._note_commits()

    def _note_commits(self) -> None:
        self.committed_early |= any(each.kind == "COMMIT" for each in self._log.all)

    async def request(self, method: str, path: str, json: Any = None) -> httpx.Response:
        """Send a request, and note it as the call that messages speak of.

        The response's extension `routed` says whether a route has this path and method.

        Raises:
            LearnerError: Something left the application: a client would get 500.
            Unmet: A session of the notebook's was used.
        """
        try:
            with self._attempt.observed(f"{method} {path}") as log:
                self._log, self.committed_early = log, False
                self._attempt.running = self._send(method, path, json, log)
                response = await self._attempt.running
                if not self._others_commit:
                    self._note_commits()
                return response
        except LearnerError as raised:
            if isinstance(raised.__cause__, NotebookSessionUsed):
                raise _notebooks_own(raised.__cause__) from None
            raise
        finally:
            await self._end_sessions()

    async def _send(self, method: str, path: str, json: Any, log: StatementLog) -> httpx.Response:
        self.sessions.made.clear()

        async def watched(scope: Any, receive: Any, send: Any) -> None:
            async def note(message: Any) -> None:
                if message["type"] == "http.response.start":
                    self.committed_first = any(each.kind == "COMMIT" for each in log.all)
                await send(message)

            await self.app(scope, receive, note)
            reached.append("endpoint" in scope)

        reached: list[bool] = []
        transport = httpx.ASGITransport(watched)
        async with httpx.AsyncClient(transport=transport, base_url="http://course") as client:
            response = await client.request(method, path, json=json)
        response.extensions["routed"] = any(reached)
        return response

    async def _end_sessions(self) -> None:
        """Take back what a request left open: the next one would be inside its transaction."""
        known = [*self.sessions.made, *self.handed_out]
        open_ones = [each for each in known if each.in_transaction()]
        self.left_open = bool(open_ones)
        for session in open_ones:
            await session.rollback()

    async def rows(self, statement: Executable) -> list[tuple[Any, ...]]:
        """What is committed, as a connection of its own finds it."""
        async with self._attempt.engine.connect() as connection:
            return [tuple(row) for row in await connection.execute(statement)]


def _notebooks_own(error: NotebookSessionUsed) -> Unmet:
    return Unmet(
        f"The answer used something of the notebook's: {error}.",
        mistake="notebook_session",
        next_step="An application has a database of its own: the factory is "
        "`request.app.state.session_factory`, and a route's session is its parameter `db`.",
    )


def learners_dependency(attempt: Attempt) -> Any:
    """The `Depends(…)` in the learner's `DbSession`, which must name their `get_db`.

    Raises:
        Unmet: There is none.
    """
    alias = namespace_of(attempt.function).get("DbSession")
    alias = getattr(alias, "__value__", alias)  # `type DbSession = …`
    found = [
        each
        for each in (get_args(alias) if get_origin(alias) is Annotated else ())
        if isinstance(each, Depends) and each.dependency is attempt.function
    ]
    if not found:
        raise Unmet(
            "`DbSession` does not name this `get_db`: no route would use it.",
            mistake="no_alias",
            next_step="Below the function: `DbSession = Annotated[AsyncSession, "
            "Depends(get_db)]`, in the same cell. Then run the cell.",
        )
    return found[0]


def _routes_of(function: Any) -> Iterator[APIRoute]:
    """The routes that lead to a function, wherever in the learner's names they are registered."""
    functions = (function, inspect.unwrap(function))
    seen: list[Any] = []
    for router in _routers_in(namespace_of(function)):
        for route in router.routes:
            known = any(route is each for each in seen)
            if isinstance(route, APIRoute) and route.endpoint in functions and not known:
                seen.append(route)
                yield route


def _routers_in(namespace: dict[str, Any]) -> Iterator[APIRouter | FastAPI]:
    """Every router among a learner's names: itself, or in a list, dict, class or object there."""
    own = namespace.get("__name__")
    for value in list(namespace.values()):
        for each in (value, *_held_by(value, own)):
            if isinstance(each, APIRouter | FastAPI):
                yield each


def _held_by(value: Any, module: object) -> Iterator[Any]:
    """What a container holds, or a class or an object of the learner's own as attributes."""
    if isinstance(value, list | tuple | set | frozenset):
        yield from list(value)
    elif isinstance(value, dict):
        yield from list(value.values())
    else:
        written = value if isinstance(value, type) else type(value)
        if written.__module__ in (module, "types"):  # a SimpleNamespace
            yield from list(getattr(value, "__dict__", {}).values())


def _has_an_end(call: Any) -> bool:
    """Whether a dependency goes on when the route has ended, as `get_db` does."""
    return any(
        inspect.isasyncgenfunction(each) or inspect.isgeneratorfunction(each)
        for each in (inspect.unwrap(call), type(call).__call__)
    )


def _calls_of(dependant: Dependant) -> Iterator[Any]:
    for each in dependant.dependencies:
        yield each.call
        yield from _calls_of(each)


def _own_handlers(namespace: dict[str, Any]) -> Iterator[tuple[Any, Any]]:
    """The error handlers that a learner has added to an application of their own."""
    for each in _routers_in(namespace):
        if isinstance(each, FastAPI):
            for error, handler in each.exception_handlers.items():
                if not str(getattr(handler, "__module__", "")).startswith("fastapi."):
                    yield error, handler
