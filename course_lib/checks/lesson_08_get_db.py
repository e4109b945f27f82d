"""Lesson 08: the dependency that hands out a session, and commits or rolls back."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from course_lib.app import Post, Tag

from .attempt import Attempt, LearnerError
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_08_http import open_site

if TYPE_CHECKING:
    from .lesson_08_site import Site

_TAGS = select(Tag.name).order_by(Tag.name)
_SWALLOWED = (
    "A route raised an error, and get_db ended as if nothing had been: the client gets 500, "
    "whatever the route meant to say."
)
_RAISE_ON = "After the rollback, `raise` the error on. `async with` does that by itself."


def _site(attempt: Attempt) -> Site:
    """An application with routes that write a tag and then end in one way each."""
    site = open_site(attempt, with_route=False)
    from fastapi import HTTPException

    from .lesson_08_site import learners_dependency

    session = learners_dependency(attempt)

    @site.app.post("/{how}/{name}")
    async def write(how: str, name: str, db: Any = session) -> dict[str, str]:
        db.add(Tag(name=name))
        site.handed_out.append(db)
        await db.flush()
        if how == "refused":
            raise HTTPException(403)
        if how == "broken":
            raise KeyError(name)
        if how == "late":  # the database looks at foreign keys at the commit
            await db.execute(text("PRAGMA defer_foreign_keys = ON"))
            db.add(Post(title="Of nobody", author_id=77))
            await db.flush()
        return {"name": name}

    return site


async def _commits(attempt: Attempt) -> None:
    site = _site(attempt)
    answer = await site.request("POST", "/tags/orm")
    attempt.expect(
        answer.status_code == 200,
        f"`{attempt.called}` should be answered with 200, and was with {answer.status_code}.",
        mistake="wrong_status",
        next_step="get_db takes the `request`, annotated as `Request`, and nothing else.",
        answer=answer.text,
    )
    committed = await site.rows(_TAGS) == [("orm",)]
    attempt.expect(
        committed or _is_generator(attempt),
        "get_db returned the session, so that it had ended before the route began: nothing "
        "commits.",
        mistake="returned_session",
        next_step="`yield` the session: what stands behind the `yield` runs when the route has "
        "ended.",
    )
    attempt.expect(
        committed or not any(each.told_to_commit for each in site.sessions.made),
        "A route added a tag, and it is not in the table afterwards: get_db committed when there "
        "was nothing to commit, before the route began or after the session was closed.",
        mistake="never_committed",
        next_step="Commit behind the `yield`, inside the session's `async with`.",
    )
    attempt.expect(
        committed,
        "A route added a tag, and it is not in the table afterwards: nobody committed.",
        mistake="never_committed",
        next_step="Commit behind the `yield`, or let `session_factory.begin()` do it.",
    )
    attempt.expect(
        site.committed_first,
        "The client had its answer before the commit. Should the commit fail, it has been told "
        "of a success that never was.",
        mistake="commit_after_response",
        next_step='`Depends(get_db, scope="function")` in `DbSession`.',
    )
    _expect_closed(attempt, site)


def _is_generator(attempt: Attempt) -> bool:
    function = inspect.unwrap(attempt.function)
    return inspect.isasyncgenfunction(function) or inspect.isgeneratorfunction(function)


def _expect_closed(attempt: Attempt, site: Site) -> None:
    attempt.expect(
        not site.left_open,
        f"After `{attempt.called}` the session was still in its transaction: its connection is "
        "lost to others.",
        mistake="left_open",
        next_step="Open the session with `async with`: it closes it whatever happens.",
    )


async def _says_that_the_commit_failed(attempt: Attempt) -> None:
    site = _site(attempt)
    status = 500
    try:
        status = (await site.request("POST", "/late/orm")).status_code
    except LearnerError as raised:
        if not isinstance(raised.__cause__, IntegrityError):
            raise
    attempt.expect(
        status >= 400,
        f"The commit failed, and the client was answered with {status}, as if it had not.",
        mistake="swallowed_error",
        next_step=_RAISE_ON,
    )
    _expect_closed(attempt, site)
    _expect_nothing_written(
        attempt, await site.rows(_TAGS), "The commit failed, and a part of it is in the table."
    )


async def _rolls_back_a_refusal(attempt: Attempt) -> None:
    site = _site(attempt)
    answer = await site.request("POST", "/refused/orm")
    _expect_nothing_written(
        attempt,
        await site.rows(_TAGS),
        "The route added a tag and then raised HTTPException(403). The client was refused, and the "
        "tag is in the table.",
    )
    attempt.expect(
        answer.status_code == 403,
        f"The route raised HTTPException(403), and the client got {answer.status_code}.",
        mistake="swallowed_error",
        next_step=_RAISE_ON,
    )
    _expect_closed(attempt, site)


async def _rolls_back_an_error(attempt: Attempt) -> None:
    site = _site(attempt)
    status = 500
    try:
        status = (await site.request("POST", "/broken/orm")).status_code
    except LearnerError as raised:
        if not isinstance(raised.__cause__, KeyError):
            raise
    _expect_nothing_written(
        attempt,
        await site.rows(_TAGS),
        "The route added a tag and then broke off with a KeyError, and the tag is in the table.",
    )
    attempt.expect(status >= 500, _SWALLOWED, mistake="swallowed_error", next_step=_RAISE_ON)
    _expect_closed(attempt, site)


def _expect_nothing_written(attempt: Attempt, rows: list[Any], message: str) -> None:
    attempt.expect(
        not rows,
        message,
        mistake="committed_after_error",
        next_step="Commit only where the route has ended well: `finally` runs after an error too.",
        tags=[name for (name,) in rows],
    )


async def _gives_each_its_own(attempt: Attempt) -> None:
    site = _site(attempt)
    for name in ("orm", "sql"):
        await site.request("POST", f"/tags/{name}")
        attempt.expect(
            site.handed_out[-1] not in site.handed_out[:-1],
            "Two requests got one session: what one rolls back, the other loses.",
            mistake="shared_session",
            next_step="Make the session inside get_db, which is called for each request.",
        )
    attempt.expect(
        len(site.sessions.made) <= 1,
        f"get_db made {len(site.sessions.made)} sessions for one request.",
        mistake="two_sessions",
        next_step="One session for each request is enough.",
    )
    attempt.expect(
        await site.rows(_TAGS) == [("orm",), ("sql",)],
        "Two requests wrote a tag each, and not both are in the table.",
        mistake="never_committed",
    )


get_db = Exercise(
    name="get_db",
    lesson="08_fastapi_route",
    title="A session for each request",
    asks="Hand out a session of `request.app.state.session_factory`; commit when the route has "
    "ended and before the response is sent, and roll back if it raised anything.",
    parameters=("request",),
    transaction=Transaction.COMMIT,
    hints=(
        "`async with request.app.state.session_factory() as db:` opens and closes a session. What "
        "has to happen before the `yield`, and what behind it?",
        "An error in the route is raised at the `yield`. A commit that stands behind it is skipped "
        "then, and the session's `async with` rolls back.",
        "`async with request.app.state.session_factory.begin() as db: yield db` is all of it. In "
        '`DbSession`, `Depends(get_db, scope="function")` says when.',
    ),
    checks=(
        Check("It commits, before the response is sent.", _commits),
        Check("An HTTPException rolls back.", _rolls_back_a_refusal),
        Check("So does any other error.", _rolls_back_an_error),
        Check("A commit that fails is no success.", _says_that_the_commit_failed),
        Check("Each request has a session of its own.", _gives_each_its_own),
    ),
    praise="Whatever a route raises is rolled back, and nobody hears of a success before it is "
    "committed.",
    errors=(
        ErrorMessage(
            AttributeError,
            "has no attribute 'add'",
            "not_a_session",
            "The route got something that is no session.",
            "`yield` the session itself: what `async with session_factory() as db` gives, or "
            "`async with session_factory.begin() as db`. `db.begin()` gives a transaction.",
        ),
        ErrorMessage(
            TypeError,
            "_AsyncGeneratorContextManager",
            "not_a_session",
            "FastAPI makes a context manager of the generator itself, and was given one.",
            "Take `@asynccontextmanager` away.",
        ),
        ErrorMessage(
            TypeError,
            "does not support the context manager protocol",
            "plain_with",
            "A session is opened and closed with `await`, which a plain `with` cannot do.",
            "`async with` in place of `with`.",
        ),
        ErrorMessage(
            AttributeError,
            "'State' object has no attribute 'session_factory'",
            "wrong_state",
            "`request.state` belongs to the one request. The factory is the application's.",
            "`request.app.state.session_factory`.",
        ),
        ErrorMessage(
            RuntimeError,
            "generator didn't stop",
            "second_yield",
            "get_db went on to a second `yield`: it can hand out a session once.",
            "One `yield`. After an error: roll back, and `raise` it on.",
        ),
        ErrorMessage(
            UnboundLocalError,
            "response",
            "swallowed_error",
            _SWALLOWED,
            _RAISE_ON,
        ),
        ErrorMessage(
            RuntimeError,
            "Response not awaited",
            "swallowed_error",
            _SWALLOWED,
            _RAISE_ON,
        ),
    ),
    called_freely=True,
)
