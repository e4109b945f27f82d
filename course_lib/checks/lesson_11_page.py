"""The capstone's list: an order, pages that go on, what comes along, and at what price."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, text
from sqlalchemy.exc import SQLAlchemyError

from .attempt import Attempt, LearnerError
from .errors import first_line, text_of
from .lesson_11_own import Models, attribute, expect_own, open_with, repository
from .lesson_11_rows import IN_ORDER, MANY, ON, evenings, many
from .slips import unordered_backwards
from .unmet import Unmet, safe_repr

MOST_STATEMENTS = 3
_KEYSET = (
    "Behind the place (day, id) is what has a later day, or the same day and a higher id: "
    "`or_(…, and_(…))`, or `tuple_(Workshop.starts_on, Workshop.id) > after`."
)


# With it "by day" alone is answered from the index, where the ids of a day stand backwards.
_TIES_BACKWARDS = "CREATE INDEX course_by_day ON workshops (starts_on, id DESC)"


async def in_order(attempt: Attempt) -> None:
    """The first page has the earliest workshops, and no more than were asked for."""
    models = await open_with(attempt, evenings)
    await unordered_backwards(attempt)
    await attempt.db.execute(text(_TIES_BACKWARDS))
    page = await _page(attempt, models, limit=5)
    expected = IN_ORDER[:5]
    by_day_only = sorted(page) == sorted(expected) and [ON[key] for key in page] == sorted(
        ON[key] for key in page
    )
    attempt.expect(
        not by_day_only or page == expected,
        "Workshops of the same day came in no order: next time it may be another one.",
        mistake="no_tie_break",
        next_step="`order_by(Workshop.starts_on, Workshop.id)`: the id decides within a day.",
        expected_ids=expected,
        came=page,
    )
    _expect_ids(attempt, page, expected, "the earliest first, and by id within a day")
    _expect_ids(attempt, await _page(attempt, models), IN_ORDER, "all of them, as 20 may come")


async def goes_on(attempt: Attempt) -> None:
    """Page after page, each workshop comes once, also where the last one shown was deleted."""
    models = await open_with(attempt, evenings)
    first = await _page(attempt, models, after=None, limit=2)
    _expect_ids(attempt, first, IN_ORDER[:2], "the first two")
    second = await _page(attempt, models, after=(ON[20], 20), limit=2)
    attempt.expect(
        second != first,
        "The second page is the first one again: `after` makes no difference.",
        mistake="ignores_after",
        next_step=_KEYSET,
        after=(ON[20], 20),
    )
    attempt.expect(
        second[:1] != [20],
        "The second page begins with the workshop that the first one ended with.",
        mistake="repeats_last",
        next_step=_KEYSET,
        after=(ON[20], 20),
        came=second,
    )
    _expect_ids(attempt, second, [7, 9], "what comes behind the workshop 20", _KEYSET)
    await _delete(attempt, models, 9)
    rest = await _page_behind_a_gap(attempt, models)
    attempt.expect(
        rest not in ([2, 15], [15]),
        f"The workshop 12 is on no page: it is on the same day as 9, which the page before ended "
        f"with. `{attempt.called}` goes on with the next day.",
        mistake="loses_ties",
        next_step=_KEYSET,
        expected_ids=[12, 2],
        came=rest,
    )
    attempt.expect(
        rest[:1] != [7],
        f"`{attempt.called}` shows workshops of that day which the page before has shown.",
        mistake="repeats_ties",
        next_step=_KEYSET,
        expected_ids=[12, 2],
        came=rest,
    )
    gap = "what comes behind the place where 9 was, which has just been deleted"
    _expect_ids(attempt, rest, [12, 2], gap, _KEYSET)
    for key, behind in ((12, [2, 15]), (15, [])):
        page = await _page(attempt, models, after=(ON[key], key))
        _expect_ids(attempt, page, behind, f"what comes behind the workshop {key}", _KEYSET)


async def _page_behind_a_gap(attempt: Attempt, models: Models) -> list[int]:
    try:
        return await _page(attempt, models, after=(ON[9], 9), limit=2)
    except LearnerError as raised:
        if not isinstance(raised.__cause__, ValueError | LookupError | SQLAlchemyError):
            raise
        raise Unmet(
            f"The workshop 9 ended a page and was deleted then. `{attempt.called}` looks for it, "
            f"and raised {first_line(raised.__cause__)}",
            mistake="looks_up_after",
            next_step=f"`after` is a place in the order, not a row. {_KEYSET}",
        ) from raised


async def comes_along(attempt: Attempt) -> None:
    """The teachers and the bookings of each workshop can be read."""
    models = await open_with(attempt, evenings)
    workshops = await _workshops(attempt, models)
    _expect_ids(
        attempt,
        [each.id for each in workshops],
        IN_ORDER,
        "also those without teachers or without bookings, and each of them once",
    )
    rows = evenings()
    names = {row["id"]: row["name"] for row in rows["teachers"]}
    for each in workshops:
        taught = [row for row in rows["workshop_teachers"] if row["workshop_id"] == each.id]
        booked = [row["email"] for row in rows["bookings"] if row["workshop_id"] == each.id]
        teachers = [one.name for one in _held(attempt, each, "teachers")]
        emails = [one.email for one in _held(attempt, each, "bookings")]
        _expect_all(attempt, "teachers", teachers, [names[row["teacher_id"]] for row in taught])
        _expect_all(attempt, "bookings", emails, booked)


def _held(attempt: Attempt, workshop: Any, name: str) -> list[Any]:
    held = attribute(attempt, workshop, name)
    attempt.expect(
        hasattr(held, "__iter__"),
        f"`{name}` of a workshop is no list.",
        mistake="not_a_list",
        next_step="`Mapped[list[…]]` says that there may be many.",
        it_is=held,
    )
    return list(held)


def _expect_all(attempt: Attempt, name: str, came: list[str], expected: list[str]) -> None:
    attempt.expect(
        sorted(came) == sorted(expected),
        f"`{name}` of a workshop does not hold what the tables say.",
        mistake="wrong_relationship",
        expected=sorted(expected),
        came=sorted(came),
    )


async def stays_cheap(attempt: Attempt) -> None:
    """With 300 workshops a page costs no more statements, and loads no others."""
    models = await open_with(attempt, many)
    for limit in (10, 40):
        workshops = await _workshops(attempt, models, limit=limit)
        sent = sum(each.counted for each in attempt.statements)
        attempt.expect(
            sent <= MOST_STATEMENTS,
            f"`{attempt.called}` sends {sent} statements, where {MOST_STATEMENTS} are enough.",
            mistake="n_plus_one" if sent > limit else "too_many_statements",
            next_step="One for the workshops, one for their teachers, one for their bookings: "
            "`selectinload` does that, however many there are.",
        )
        attempt.expect(
            attempt.received < MANY,
            f"There are {MANY} workshops, and `{attempt.called}` made the database send "
            f"{attempt.received} rows for {limit} of them.",
            mistake="loads_rows",
            next_step="Where the page begins and how long it is belongs into the statement: "
            "`where` and `limit`. If it does: which relationship loads more by itself (`lazy=`)?",
        )
        attempt.expect(
            len(workshops) == limit,
            f"`{attempt.called}` gave {len(workshops)} workshops.",
            mistake="wrong_rows",
            next_step="`limit` counts workshops, not rows of a join.",
        )
    twenty = await _workshops(attempt, models)
    attempt.expect(
        len(twenty) == 20,
        f"`{attempt.called}` gave {len(twenty)} workshops; 20 is what it gives if not told.",
        mistake="wrong_default",
        next_step="`limit: int = 20`.",
    )


async def _page(attempt: Attempt, models: Models, **options: Any) -> list[int]:
    return [each.id for each in await _workshops(attempt, models, **options)]


async def _workshops(attempt: Attempt, models: Models, **options: Any) -> list[Any]:
    crud = repository(attempt)
    try:
        page = await attempt.call_method(crud, "page", **options)
    except LearnerError as raised:
        said = text_of(raised.__cause__ or raised)
        if "unexpected keyword argument" not in said and ".page() missing" not in said:
            raise
        raise Unmet(
            f"`{attempt.called}` cannot be called like this: {raised.__cause__}",
            mistake="wrong_parameters",
            next_step="`async def page(self, db, after=None, limit=20):`.",
        ) from raised
    attempt.expect_not_none(page)
    attempt.expect(
        isinstance(page, list | tuple),
        f"`{attempt.called}` should return a list, and returned a {type(page).__name__}.",
        mistake="wrong_type",
        next_step="`.all()` makes a list of a result. `get_page` of CRUDBase gives a page, whose "
        "`items` is the list.",
        came_back=page,
    )
    for each in page:
        attempt.expect(
            not isinstance(each, tuple),
            f"`{attempt.called}` should return workshops, and returned rows.",
            mistake="returned_rows",
            next_step="`await db.scalars(…)` takes the object out of each row.",
            came_back=each,
        )
        expect_own(attempt, each, models.workshop)
    return list(page)


async def _delete(attempt: Attempt, models: Models, key: int) -> None:
    """Let somebody delete a workshop, with all that belongs to it."""
    for name in ("bookings", "workshop_teachers"):
        table = models.table(name)
        await attempt.db.execute(delete(table).where(table.c.workshop_id == key))
    workshops = models.table("workshops")
    await attempt.db.execute(delete(workshops).where(workshops.c.id == key))


def _expect_ids(
    attempt: Attempt,
    came: list[int],
    expected: list[int],
    what: str,
    next_step: str = "Compare the two: what is missing, or stands elsewhere?",
) -> None:
    doubled = len(came) != len(set(came))
    attempt.expect(
        came == expected,
        f"`{attempt.called}` should give {what}: "
        f"{f'the ids {safe_repr(expected)}' if expected else 'nothing'}.",
        mistake="repeated" if doubled else "wrong_rows",
        next_step="A join with a collection repeats the workshop: `selectinload` does not, and "
        "`.unique()` takes the repetitions away."
        if doubled
        else next_step,
        expected_ids=expected,
        came=came,
    )
