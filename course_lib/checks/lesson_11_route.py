"""The capstone's endpoint, called over HTTP: what it answers, and what is stored by then."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select

from .attempt import Attempt, LearnerError, NotWritten
from .function import is_blank
from .lesson_11_http import GET_DB, NEXT, REFUSED, Answer, post
from .lesson_11_own import Models, open_with
from .lesson_11_rows import evenings
from .unmet import Unmet

NEW = "mei@example.org"


@contextlib.contextmanager
def _waits_for_book(attempt: Attempt) -> Iterator[None]:
    """What the endpoint lacks is no fault of it as long as `book` is blank."""
    try:
        yield
    except (Unmet, LearnerError) as unmet:
        crud = attempt.function.get("workshop_crud")
        if crud is None or not is_blank(getattr(crud, "book", None)):
            raise
        raise NotWritten(
            "This waits for `book`.", "Write `book` in the class first.", word="waits for `book`"
        ) from unmet


async def answers_201(attempt: Attempt) -> None:
    """A booking over HTTP is stored, and committed before the answer says so."""
    with _waits_for_book(attempt):
        await _answers_201(attempt)


async def _answers_201(attempt: Attempt) -> None:
    models = await open_with(attempt, evenings)
    answer = await post(attempt, 12, {"email": NEW})
    _expect_status(attempt, answer, 201, "The booking is new and there are seats")
    attempt.expect(
        isinstance(answer.body, dict) and {"id", "workshop_id", "email"} <= answer.body.keys(),
        "The answer should hold the booking: its `id`, `workshop_id` and `email`.",
        mistake="wrong_answer",
        next_step="Return the booking, and name the three fields in a schema: "
        "`response_model=BookingOut`.",
        came=answer.body,
    )
    stored = await _bookings(attempt, models, 12)
    expected = (answer.body["id"], answer.body["workshop_id"], answer.body["email"])
    attempt.expect(
        stored != [(31, 12, "ada@example.org"), (40, 12, "zoe@example.org")],
        "The answer was 201, and no booking is in the database.",
        mistake="never_committed",
        next_step=GET_DB,
        answer=answer.body,
    )
    attempt.expect(
        len(stored) == 3 and expected in stored,
        "The booking in the answer is not the one in the database.",
        mistake="wrong_answer",
        next_step="The three fields are those of the booking that `book` gave.",
        answer=answer.body,
        stored=stored,
    )
    attempt.expect(
        answer.committed,
        "201 went out before the COMMIT. Should that fail, the client has heard of a booking that "
        "does not exist.",
        mistake="answered_before_commit",
        next_step='`Depends(get_db, scope="function")`: what follows `yield` then runs before the '
        "answer.",
    )


async def answers_refusals(attempt: Attempt) -> None:
    """What the repository refuses is 404 or 409, and nothing is stored."""
    with _waits_for_book(attempt):
        await _answers_refusals(attempt)


async def _answers_refusals(attempt: Attempt) -> None:
    models = await open_with(attempt, evenings)
    for workshop_id, email, status, because in (
        (99, NEW, 404, "There is no workshop 99"),
        (9, NEW, 409, "The workshop 9 has no seat left"),
        (12, "ada@example.org", 409, "This person has booked it already"),
    ):
        answer = await post(attempt, workshop_id, {"email": email}, status, because)
        _expect_status(attempt, answer, status, because)
        await _expect_nothing_stored(attempt, models, workshop_id)


async def answers_422(attempt: Attempt) -> None:
    """A body that is no booking is refused, and nothing is stored."""
    models = await open_with(attempt, evenings)
    for body, because in (
        ({"email": "no address"}, "`no address` is no email address"),
        ({}, "There is no email in the body"),
        ({"email": None}, "null is no email address"),
    ):
        answer = await post(attempt, 12, body, 422, because)
        _expect_status(attempt, answer, 422, because)
        await _expect_nothing_stored(attempt, models, 12)


async def _expect_nothing_stored(attempt: Attempt, models: Models, workshop_id: int) -> None:
    before = [row for row in evenings()["bookings"] if row["workshop_id"] == workshop_id]
    stored = await _bookings(attempt, models, workshop_id)
    workshops = models.table("workshops")
    seats = dict(await attempt.rows(select(workshops.c.id, workshops.c.seats_left)))
    expected = {row["id"]: row["seats_left"] for row in evenings()["workshops"]}
    attempt.expect(
        len(stored) == len(before) and seats == expected,
        f"`{attempt.called}` was refused, and something is stored all the same.",
        mistake="refused_but_stored",
        next_step="An error has to leave the dependency's block, so that it rolls back: no "
        "`finally: commit`, and no commit in the route.",
        bookings=stored,
    )
    await attempt.db.rollback()


async def _bookings(attempt: Attempt, models: Models, workshop_id: int) -> list[tuple[Any, ...]]:
    bookings = models.table("bookings")
    statement = select(bookings.c.id, bookings.c.workshop_id, bookings.c.email)
    return await attempt.rows(
        statement.where(bookings.c.workshop_id == workshop_id).order_by(bookings.c.id)
    )


def _expect_status(attempt: Attempt, answer: Answer, status: int, because: str) -> None:
    nowhere = (
        answer.status in (404, 405)
        and status not in (404, 405)
        and answer.body
        in (
            {"detail": "Not Found"},
            {"detail": "Method Not Allowed"},
        )
    )
    attempt.expect(
        answer.status != 307,
        f"`{attempt.called}` is answered by sending the client elsewhere (307): the path of the "
        "route differs from it by a slash at the end.",
        mistake="no_route",
        next_step='`@app.post("/workshops/{workshop_id}/bookings", status_code=201)`.',
    )
    attempt.expect(
        not nowhere,
        f"There is no route for `{attempt.called}`.",
        mistake="no_route",
        next_step='`@app.post("/workshops/{workshop_id}/bookings", status_code=201)`; a router has '
        "to be included: `app.include_router(router)`.",
    )
    asked = _asked_of_the_query(answer.body) if answer.status == 422 and status != 422 else []
    attempt.expect(
        "email" not in asked,
        "FastAPI looks for the email in the query of the URL: a parameter that is no schema stands "
        "there.",
        mistake="email_in_the_query",
        next_step="A class with `email: EmailStr`, derived from BaseModel, is read from the body.",
        answer=answer.body,
    )
    attempt.expect(
        not asked,
        "FastAPI takes the session for a value that the client has to send: it could not read the "
        "annotation of that parameter.",
        mistake="dependency_not_seen",
        next_step="`from __future__ import annotations` makes texts of annotations, and FastAPI "
        "looks their names up outside of `make_app`. Take that line out, or define `get_db` "
        "outside.",
        answer=answer.body,
    )
    attempt.expect(
        answer.status == status,
        f"{because}: `{attempt.called}` should answer {status}, and answered {answer.status}.",
        mistake=f"not_{status}",
        next_step=REFUSED.get(answer.status, NEXT[status]) if status == 201 else NEXT[status],
        answer=answer.body,
    )


def _asked_of_the_query(body: Any) -> list[Any]:
    """What a 422 misses in the query of the URL."""
    details = body.get("detail") if isinstance(body, dict) else None
    places = [each.get("loc", ()) for each in details] if isinstance(details, list) else []
    return [list(place)[-1] for place in places if list(place)[:1] == ["query"]]
