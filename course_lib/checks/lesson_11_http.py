"""Requests to the capstone's endpoint: a learner's application called without a server."""

from __future__ import annotations

import contextlib
import importlib.util
import inspect
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from course_lib.classroom.statements import record_statements

from .attempt import Attempt, LearnerError
from .lesson_11_own import need
from .unmet import Unmet, shown

GET_DB = (
    "A dependency commits: `async with Session.begin() as db: yield db`, taken as "
    '`Depends(get_db, scope="function")`.'
)
REFUSED = {
    404: "NotFoundError came of a workshop that is there: what was given to `book`?",
    409: "ConflictError came where nothing is in the way: try `book` with the same values.",
    422: "FastAPI refused the request before the route ran: the answer says what it misses.",
}
NEXT = {
    201: "`status_code=201` in the decorator says that something was made.",
    404: "`raise HTTPException(404, …)` where NotFoundError came, or an exception handler for it.",
    409: "`raise HTTPException(409, …)` where ConflictError came, or an exception handler for it.",
    422: "`email: EmailStr` in the schema of the body.",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back from one request.

    Attributes:
        status: The status code.
        body: The JSON; a text where it is none.
        committed: Whether a COMMIT had been sent when the answer began.
    """

    status: int
    body: Any
    committed: bool


async def post(
    attempt: Attempt, workshop_id: int, body: Any, status: int = 201, because: str = ""
) -> Answer:
    """Send a request to the learner's application, and give what came back."""
    path = f"/workshops/{workshop_id}/bookings"
    _refuse_without_web()
    make_app = need(attempt, "make_app")
    attempt.called, attempt.statements = "make_app(engine)", ()
    attempt.expect(
        inspect.isroutine(make_app) or isinstance(make_app, type),
        "`make_app` is no function.",
        mistake="no_app",
        next_step="`def make_app(engine):` makes the application each time it is called, on the "
        "engine that it is given.",
        it_is=type(make_app).__name__,
    )
    try:
        async with _client(attempt, make_app(attempt.engine)) as (client, begun):
            attempt.called = f"POST {path}"
            with record_statements(attempt.engine) as log:
                try:
                    response = await client.post(path, json=body)
                finally:
                    attempt.statements = log.all
    except Unmet:
        raise
    except Exception as error:
        _refuse_an_open_session(attempt)
        _refuse_errors_that_have_a_status(attempt, error, status, because)
        raise LearnerError from error
    _refuse_an_open_session(attempt)
    with contextlib.suppress(ValueError):
        return Answer(response.status_code, response.json(), begun == [True])
    return Answer(response.status_code, response.text, begun == [True])


def _refuse_an_open_session(attempt: Attempt) -> None:
    attempt.expect(
        not attempt.in_transaction,
        "The request is over, and its session is still in a transaction: nobody has closed it.",
        mistake="session_left_open",
        next_step=GET_DB,
    )


def _refuse_errors_that_have_a_status(
    attempt: Attempt, error: Exception, status: int, because: str
) -> None:
    """An error that left the application is a 500 to the client."""
    if type(error).__name__ in ("NotFoundError", "ConflictError") and status in (404, 409):
        raise Unmet(
            f"{because}: {type(error).__name__} left the application. A client gets 500.",
            mistake=f"not_{status}",
            next_step=NEXT[status],
        ) from error


def _refuse_without_web() -> None:
    """Say it where FastAPI or httpx is not installed; neither is imported for that."""
    missing = [name for name in ("fastapi", "httpx") if not _is_installed(name)]
    if missing:
        raise Unmet(
            f"The endpoint cannot be judged here: {' and '.join(missing)} "
            f"{'are' if len(missing) > 1 else 'is'} not installed.",
            mistake="web_missing",
            next_step="`pip install 'async-crud-course[web]'` brings them. The rest is judged "
            "without.",
        )


def _is_installed(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ValueError:  # somebody has put something else in its place
        return False


@contextlib.asynccontextmanager
async def _client(attempt: Attempt, app: Any) -> AsyncIterator[tuple[Any, list[bool]]]:
    """An HTTP client of an application, and whether a COMMIT came before each answer."""
    import httpx
    from fastapi import FastAPI

    if inspect.iscoroutine(app):
        app.close()
    if not isinstance(app, FastAPI):
        raise Unmet(
            "`make_app(engine)` should return the FastAPI application.",
            mistake="no_app",
            next_step="`def make_app(engine):`, without `async`; its last line is `return app`.",
            evidence=(shown("Came back", type(app).__name__),),
        )
    begun: list[bool] = []

    async def watched(scope: Any, receive: Any, send: Any) -> None:
        async def sends(message: Any) -> None:
            if message["type"] == "http.response.start":
                begun.append(any(each.kind == "COMMIT" for each in log.all))
            await send(message)

        await app(scope, receive, sends)

    with record_statements(attempt.engine) as log, _kept_open(attempt.engine):
        async with app.router.lifespan_context(app):
            transport = httpx.ASGITransport(app=watched)
            async with httpx.AsyncClient(transport=transport, base_url="http://check") as client:
                yield client, begun


@contextlib.contextmanager
def _kept_open(engine: AsyncEngine) -> Iterator[None]:
    """Let an application dispose of its engine when it ends, and keep the database in memory."""
    own = engine.sync_engine

    def dispose(close: bool = True) -> None:
        return None

    own.dispose = dispose  # on the object: the class keeps its own
    try:
        yield
    finally:
        del own.dispose
