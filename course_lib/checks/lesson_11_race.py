"""The capstone's race: two people book at the same time."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm.exc import StaleDataError

from course_lib.app import ConflictError
from course_lib.classroom.show_error import let_go

from .attempt import Attempt, LearnerError
from .lesson_11_book import (
    SAVEPOINT,
    book,
    expect_bookings,
    expect_refusal,
    expect_seats,
    expect_session,
)
from .lesson_11_own import Models, open_with
from .lesson_11_rows import SEATS, evenings
from .own_tables import Rows
from .unmet import Unmet

ONE_STATEMENT = (
    "Let the database look and take in one statement: `update(Workshop).where(Workshop.id == …, "
    "Workshop.seats_left > 0).values(seats_left=Workshop.seats_left - 1)`. Its `rowcount` says "
    "whether there was a seat. (SQLite has no FOR UPDATE.)"
)


async def sells_the_last_seat_once(attempt: Attempt) -> None:
    """Somebody books between what the function reads and what it writes."""
    models = await open_with(attempt, evenings)
    with attempt.somebody_writes_first(f"UPDATE workshops SET {_one_less(models)} WHERE id = 7"):
        await _call_in_a_race(attempt, 7, "mei@example.org")
    workshops = models.table("workshops")
    ((left,),) = await attempt.rows(select(workshops.c.seats_left).where(workshops.c.id == 7))
    attempt.expect(
        left == 8,
        "Ten seats were left, two people booked at the same time, and "
        f"{'nine' if left == 9 else left} are left: one of the two was forgotten.",
        mistake="lost_update",
        next_step=ONE_STATEMENT,
    )
    await attempt.db.rollback()

    models = await open_with(attempt, evenings)
    with attempt.somebody_writes_first(f"UPDATE workshops SET {_one_less(models)} WHERE id = 4"):
        try:
            await book(attempt, 4, "mei@example.org")
        except LearnerError as raised:
            expect_refusal(attempt, raised, ConflictError, "somebody has taken the last seat")
        else:
            attempt.expect(
                False,
                "One seat was left. Somebody took it just before this function wrote, and it sold "
                "that seat once more.",
                mistake="oversold",
                next_step=ONE_STATEMENT,
            )
    expect_session(attempt)
    await expect_seats(attempt, models, SEATS | {4: 0})
    await expect_bookings(attempt, models, [], workshop_id=4)


def _one_less(models: Models) -> str:
    """What somebody's UPDATE sets: as the learner's own would, a version counter too."""
    version = models.workshop.__mapper__.version_id_col
    counter = "" if version is None else f", {version.name} = {version.name} + 1"
    return f"seats_left = seats_left - 1{counter}"


async def _call_in_a_race(attempt: Attempt, workshop_id: int, email: str) -> None:
    try:
        await book(attempt, workshop_id, email)
    except LearnerError as raised:
        cause = raised.__cause__
        if not isinstance(cause, ConflictError | StaleDataError):
            raise
        let_go(raised)
        raise Unmet(
            f"Ten seats were left, two people booked at the same time, and one of them was refused "
            f"({type(cause).__name__}).",
            mistake="refused_for_nothing",
            next_step=ONE_STATEMENT,
        ) from None


def with_one_to_move() -> Rows:
    """A booking more. It becomes somebody's new one: so it has what a learner's own columns ask."""
    rows = dict(evenings())
    more = {"id": 90, "workshop_id": 2, "email": "mei@example.org"}
    return rows | {"bookings": [*rows["bookings"], more]}


async def books_a_person_once(attempt: Attempt) -> None:
    """The same person books twice at the same time: a look-up before the INSERT sees nothing."""
    models = await open_with(attempt, with_one_to_move)
    with attempt.somebody_writes_first("UPDATE bookings SET workshop_id = 7 WHERE id = 90"):
        try:
            await book(attempt, 7, "mei@example.org")
        except LearnerError as raised:
            expect_refusal(attempt, raised, ConflictError, "this person has just booked it")
        else:
            attempt.expect(
                False,
                "The same person booked twice at the same moment, and nothing was raised.",
                mistake="booked_twice",
                next_step="A look-up before the INSERT cannot see it. The unique constraint can: "
                "catch IntegrityError around the flush.",
            )
    expect_session(attempt)
    await expect_bookings(attempt, models, ["mei@example.org", "omar@example.org"], workshop_id=7)
    await _expect_untouched_seats(attempt, models)


async def _expect_untouched_seats(attempt: Attempt, models: Models) -> None:
    workshops = models.table("workshops")
    ((left,),) = await attempt.rows(select(workshops.c.seats_left).where(workshops.c.id == 7))
    attempt.expect(
        left == SEATS[7],
        f"`{attempt.called}` was refused, and the workshop has lost a seat all the same.",
        mistake="seat_lost",
        next_step=SAVEPOINT,
    )
