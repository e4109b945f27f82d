"""What the capstone's database refuses by itself."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from .attempt import Attempt
from .lesson_11_own import Models, open_with
from .lesson_11_rows import evenings


async def refuses(attempt: Attempt) -> None:
    """The database itself refuses what must not be."""
    models = await open_with(attempt, evenings)
    bookings, links = models.table("bookings"), models.table("workshop_teachers")
    await _refused(
        attempt,
        insert(bookings).values(workshop_id=12, email="ada@example.org"),
        "a second booking of the same person for the same workshop",
        "no_unique",
        '`__table_args__ = (UniqueConstraint("workshop_id", "email"),)`, with the comma.',
    )
    await _accepted(attempt, insert(bookings).values(workshop_id=4, email="ada@example.org"))
    await _refused(
        attempt,
        insert(bookings).values(workshop_id=99, email="ada@example.org"),
        "a booking for a workshop that does not exist",
        "no_foreign_key",
        '`mapped_column(ForeignKey("workshops.id"))`.',
    )
    await _refused(
        attempt,
        insert(links).values(workshop_id=12, teacher_id=3),
        "the same teacher twice in one workshop",
        "no_unique",
        "Both columns of `workshop_teachers` together are its primary key.",
    )
    await _refuses_null(attempt, models)


async def _refuses_null(attempt: Attempt, models: Models) -> None:
    """State that no column of the specification takes NULL."""
    for name, row in _NEW_ROWS.items():
        for missing in (each for each in row if each != "id"):
            await _refused(
                attempt,
                insert(models.table(name)).values(**{**row, missing: None}),
                f"a row of `{name}` without `{missing}`",
                "may_be_null",
                f"`{missing}: Mapped[…]` without `| None` is NOT NULL, and so is "
                "`Column(…, nullable=False)`.",
            )


_NEW_ROWS: dict[str, dict[str, Any]] = {
    "teachers": {"id": 70, "name": "Dora"},
    "workshops": {"id": 70, "title": "Paper", "starts_on": date(2031, 3, 4), "seats_left": 2},
    "workshop_teachers": {"workshop_id": 15, "teacher_id": 3},
    "bookings": {"id": 70, "workshop_id": 4, "email": "dora@example.org"},
}


async def _refused(
    attempt: Attempt, statement: Any, what: str, mistake: str, next_step: str
) -> None:
    refused = not await _goes_in(attempt, statement)
    attempt.expect(refused, f"The database took {what}.", mistake=mistake, next_step=next_step)


async def _accepted(attempt: Attempt, statement: Any) -> None:
    attempt.expect(
        await _goes_in(attempt, statement),
        "The database refused a person who has booked another workshop already.",
        mistake="unique_too_wide",
        next_step="What is unique is the pair: `workshop_id` and `email` together.",
    )


async def _goes_in(attempt: Attempt, statement: Any) -> bool:
    savepoint = await attempt.db.begin_nested()
    try:
        await attempt.db.execute(statement)
    except IntegrityError:
        return False
    finally:
        await savepoint.rollback()
    return True
