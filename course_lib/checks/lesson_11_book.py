"""The capstone's rule: a booking takes a seat, both or neither."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError, OperationalError

from course_lib.app import ConflictError, NotFoundError
from course_lib.classroom.show_error import let_go

from .attempt import Attempt, LearnerError
from .errors import first_line
from .lesson_11_own import Models, expect_own, open_with, repository
from .lesson_11_rows import SEATS, evenings
from .unmet import Unmet, shown

SAVEPOINT = (
    "Do both writes inside `async with db.begin_nested():`, and let the error leave that block: it "
    "undoes both, and nothing else."
)


async def takes_a_seat(attempt: Attempt) -> None:
    """A booking comes back and is stored; the workshop has one seat less."""
    models = await open_with(attempt, evenings)
    booking = await _book_what_is_free(
        attempt,
        12,
        "mei@example.org",
        "there are four seats, and this person has booked another workshop, but not this one",
        "What must not be there twice is the pair of workshop and email.",
        "refused_for_nothing",
    )
    await expect_bookings(
        attempt, models, ["ada@example.org", "mei@example.org", "zoe@example.org"]
    )
    await expect_seats(attempt, models, SEATS | {12: 3})
    attempt.expect_not_none(booking)
    expect_own(attempt, booking, models.booking)
    attempt.expect_object(booking, models.booking, workshop_id=12, email="mei@example.org")
    attempt.expect(
        isinstance(booking.id, int) and booking.id not in (31, 32, 33, 34, 35, 40),
        "The booking that came back has no id of its own.",
        mistake="wrong_values",
        came_back=booking.id,
    )
    again = await book(attempt, 12, "ömer@example.org")
    attempt.expect(
        again is not booking, "Two people booked, and both got one booking.", mistake="wrong_values"
    )
    await expect_seats(attempt, models, SEATS | {12: 2})
    await _book_what_is_free(
        attempt,
        4,
        "mei@example.org",
        "one seat was left",
        "There is a seat where `seats_left > 0`.",
        "last_seat_unsold",
    )
    await expect_seats(attempt, models, SEATS | {12: 2, 4: 0})


async def _book_what_is_free(
    attempt: Attempt, workshop_id: int, email: str, why: str, next_step: str, mistake: str
) -> Any:
    try:
        return await book(attempt, workshop_id, email)
    except LearnerError as raised:
        if not isinstance(raised.__cause__, ConflictError):
            raise
        let_go(raised)
        raise Unmet(
            f"`{attempt.called}` raised {type(raised.__cause__).__name__}, though {why}.",
            mistake=mistake,
            next_step=next_step,
        ) from None


async def refuses(attempt: Attempt) -> None:
    """An unknown workshop, one without seats and a second booking are refused by their errors."""
    await open_with(attempt, evenings)
    for workshop_id, email, error, why in (
        (99, "mei@example.org", NotFoundError, "there is no such workshop"),
        (9, "zoe@example.org", ConflictError, "it has no seat left"),
        (12, "ada@example.org", ConflictError, "this person has booked it already"),
    ):
        try:
            came = await book(attempt, workshop_id, email)
        except LearnerError as raised:
            expect_refusal(attempt, raised, error, why)
            await attempt.db.rollback()
            continue
        attempt.expect(
            False,
            f"`{attempt.called}` raised nothing, though {why}.",
            mistake=_NOT_REFUSED[workshop_id],
            next_step=f"`raise {error.__name__}(…)`, from `course_lib.app`.",
            came_back=came,
        )


_NOT_REFUSED = {99: "unknown_accepted", 9: "oversold", 12: "booked_twice"}


def expect_refusal(
    attempt: Attempt, raised: LearnerError, error: type[Exception], why: str
) -> None:
    """State that a refusal has the class that the specification gives it."""
    cause = raised.__cause__
    attempt.stated += 1
    if isinstance(cause, error):
        let_go(raised)
        return
    name = type(cause).__name__
    if name == error.__name__:
        raise Unmet(
            f"`{attempt.called}` raised another `{name}` than the one of `course_lib.app`.",
            mistake="wrong_error",
            next_step=f"`from course_lib.app import {name}`, and no class of that name of your "
            "own; a class that inherits from it is welcome.",
        )
    nothing_found = isinstance(cause, AttributeError) and "'NoneType'" in str(cause)
    if isinstance(cause, IntegrityError):
        message = f"`{attempt.called}` let the driver's error out ({first_line(cause)})."
        mistake = "driver_error"
        next_step = (
            f"Catch IntegrityError around the flush, and `raise {error.__name__}(…) from error`."
        )
    elif nothing_found:
        message = f"`{attempt.called}`: there is no such workshop, and it went on with None."
        mistake, next_step = "missing_row", "Look first whether there is one: NotFoundError."
    elif isinstance(cause, Exception) and not isinstance(cause, OperationalError | TypeError):
        message = f"`{attempt.called}` raised {name}: {why}, for which {error.__name__} was agreed."
        mistake, next_step = "wrong_error", f"`raise {error.__name__}(…)`, from `course_lib.app`."
    else:
        raise raised
    raise Unmet(message, mistake=mistake, next_step=next_step)


async def all_or_nothing(attempt: Attempt) -> None:
    """A refused booking leaves no trace, and the caller's session goes on with what it had."""
    for workshop_id, email in (
        (12, "ada@example.org"),
        (9, "zoe@example.org"),
        (99, "mei@example.org"),
    ):
        models = await open_with(attempt, evenings)
        teachers = models.table("teachers")
        await attempt.db.execute(insert(teachers).values(id=77, name="the caller's own"))
        await _expect_some_error(attempt, workshop_id, email)
        expect_session(attempt)
        kept = await attempt.rows(select(teachers.c.id).where(teachers.c.id == 77))
        attempt.expect(kept == [(77,)], _ROLLED_BACK, mistake="rolled_back", next_step=SAVEPOINT)
        await attempt.db.commit()
        await _expect_untouched(attempt, models)
        await attempt.db.rollback()


_ROLLED_BACK = "A booking was refused, and what the caller had done before is gone with it."


def expect_session(attempt: Attempt) -> None:
    """Expect that the caller's session goes on after a refusal, in the same transaction."""
    attempt.expect(
        attempt.db.is_active,
        f"After `{attempt.called}` was refused, the caller's session cannot be used: a flush in it "
        "failed, and no savepoint was there to go back to.",
        mistake="broke_session",
        next_step=SAVEPOINT,
    )
    sent = {each.sql.strip().upper() for each in attempt.statements}
    attempt.expect(
        "ROLLBACK" not in sent,
        _ROLLED_BACK,
        mistake="rolled_back",
        next_step=f"Leave `rollback` to the caller. {SAVEPOINT}",
    )


async def _expect_some_error(attempt: Attempt, workshop_id: int, email: str) -> None:
    try:
        await book(attempt, workshop_id, email)
    except LearnerError as raised:
        if not isinstance(raised.__cause__, Exception):  # it was stopped, or asked Python to exit
            raise
        let_go(raised)
        return
    attempt.expect(
        False,
        f"`{attempt.called}` raised nothing, so nothing tells the caller that it was refused.",
        mistake=_NOT_REFUSED[workshop_id],
        next_step="First let it raise what the specification says; then see what it leaves behind.",
    )


async def _expect_untouched(attempt: Attempt, models: Models) -> None:
    workshops, bookings = models.table("workshops"), models.table("bookings")
    seats = dict(await attempt.rows(select(workshops.c.id, workshops.c.seats_left)))
    lost = [key for key, left in SEATS.items() if seats.get(key) != left]
    attempt.expect(
        not lost,
        f"`{attempt.called}` was refused, and the workshop has lost a seat all the same.",
        mistake="seat_lost",
        next_step=SAVEPOINT,
        seats_before={key: SEATS[key] for key in lost},
        seats_now={key: seats.get(key) for key in lost},
    )
    ((count,),) = await attempt.rows(select(func.count()).select_from(bookings))
    attempt.expect(
        count == len(evenings()["bookings"]),
        f"`{attempt.called}` was refused, and a booking is stored all the same.",
        mistake="booking_left",
        next_step=SAVEPOINT,
    )


async def book(attempt: Attempt, workshop_id: int, email: str) -> Any:
    """Call the learner's `workshop_crud.book`."""
    return await attempt.call_method(repository(attempt), "book", workshop_id, email)


async def expect_seats(attempt: Attempt, models: Models, expected: dict[int, int]) -> None:
    """Expect how many seats each workshop has left."""
    workshops = models.table("workshops")
    seats = dict(await attempt.rows(select(workshops.c.id, workshops.c.seats_left)))
    attempt.stated += 1
    if seats != expected:
        changed = {key for key in expected if seats.get(key) != expected[key]}
        raise Unmet(
            f"After `{attempt.called}` the workshops should have other numbers of seats left.",
            mistake="wrong_seats",
            evidence=(
                shown("Expected", {key: expected[key] for key in sorted(changed)}),
                shown("Found", {key: seats.get(key) for key in sorted(changed)}),
            ),
            next_step="One seat of one workshop: `.where(Workshop.id == workshop_id)`, and "
            "`seats_left - 1`.",
        )


async def expect_bookings(
    attempt: Attempt, models: Models, emails: list[str], workshop_id: int = 12
) -> None:
    """Expect who has booked a workshop."""
    bookings = models.table("bookings")
    await attempt.expect_rows(
        select(bookings.c.email)
        .where(bookings.c.workshop_id == workshop_id)
        .order_by(bookings.c.email),
        [(email,) for email in emails],
        f"After `{attempt.called}` these are not the bookings that the workshop should have.",
        next_step="One new row for a booking that was taken, none for one that was refused.",
    )
