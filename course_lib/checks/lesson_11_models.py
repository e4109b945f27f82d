"""The capstone's models: tables, relationships, what the database refuses, what a delete takes."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.inspection import inspect
from sqlalchemy.orm import Session, selectinload

from course_lib.classroom.show_error import let_go

from .attempt import Attempt
from .errors import first_line, is_lazy_load
from .lesson_11_own import Models, items, look_at_models, open_with, refuse_missing
from .lesson_11_rows import evenings
from .own_tables import image_of
from .unmet import Unmet

_COLUMNS = {
    "teacher": ("id", "name"),
    "workshop": ("id", "title", "starts_on", "seats_left"),
    "booking": ("id", "workshop_id", "email"),
}


async def has_tables(attempt: Attempt) -> None:
    """Rows put into the tables come back as objects, value for value."""
    models = look_at_models(attempt)
    await attempt.load(image_of(models.metadata, evenings()))
    for kind, columns in _COLUMNS.items():
        model = getattr(models, kind)
        rows = evenings()[f"{kind}s"]
        attempt.expect(
            inspect(model).local_table.name == f"{kind}s",
            f"The table of `{model.__name__}` is not called `{kind}s`.",
            mistake="missing_table",
            next_step=f'`__tablename__ = "{kind}s"`.',
        )
        found = {each.id: each for each in (await attempt.db.scalars(select(model))).unique()}
        for row in rows:
            for column in columns:
                _expect_value(attempt, found.get(row["id"]), model, column, row[column])


def _expect_value(attempt: Attempt, value: Any, model: Any, column: str, stored: Any) -> None:
    name = model.__name__
    attempt.expect(
        hasattr(value, column),
        f"`{name}` has no attribute `{column}`.",
        mistake="missing_column",
        next_step=f"`{column}: Mapped[…] = mapped_column(…)`: attribute and column have the same "
        "name.",
    )
    came = attempt.read(value, column)
    attempt.expect(
        type(came) is type(stored) and came == stored,
        f"`{column}` of a {name} does not come back as it was stored.",
        mistake="wrong_type",
        next_step=f"`Mapped[{type(stored).__name__}]` is the type that the specification gives it.",
        stored=stored,
        came_back=came,
    )


async def _loaded(attempt: Attempt, model: Any, key: int, name: str) -> Any:
    """An object, and what one of its relationships holds, loaded."""
    value = await attempt.get(model, key)
    refuse_missing(value, name)
    await _load_what_raises(attempt, value, name)

    def load(_session: Session) -> Any:
        held = getattr(value, name)
        _ = items(held)  # of an association proxy, too
        return held

    try:
        return value, await attempt.db.run_sync(load)
    except SQLAlchemyError as error:
        reason = first_line(error)
        let_go(error)
        raise Unmet(
            f"`{model.__name__}.{name}` cannot be loaded: {reason}",
            mistake="broken_relationship",
            next_step="Compare it with the picture of the tables.",
        ) from None


async def _load_what_raises(attempt: Attempt, value: Any, name: str) -> None:
    """Load a relationship of `lazy="raise"`, which is right and waits for being asked for."""
    link = inspect(type(value)).relationships.get(name)
    if link is not None and str(link.lazy).startswith("raise"):
        asked = select(type(value)).where(type(value).id == value.id)
        loads = selectinload(getattr(type(value), name))
        await attempt.db.scalars(asked.options(loads).execution_options(populate_existing=True))


async def relates(attempt: Attempt) -> None:
    """Each relationship reads what the tables say, and both ends know of a change."""
    models = await open_with(attempt, evenings)
    bread, bookings = await _loaded(attempt, models.workshop, 12, "bookings")
    booking, workshop = await _loaded(attempt, models.booking, 31, "workshop")
    _expect_list(attempt, "Workshop.bookings", bookings, {31, 40})
    _expect_one(attempt, workshop, bread)
    _, teachers = await _loaded(attempt, models.workshop, 12, "teachers")
    ana, workshops = await _loaded(attempt, models.teacher, 3, "workshops")
    _expect_list(attempt, "Workshop.teachers", teachers, {3, 5})
    _expect_list(attempt, "Teacher.workshops", workshops, {12, 7, 2})

    jazz, others = await _loaded(attempt, models.workshop, 15, "bookings")
    booking.workshop = jazz
    _expect_both_ends(attempt, "bookings", _in(booking, others) and not _in(booking, bookings))
    _, of_jazz = await _loaded(attempt, models.workshop, 15, "teachers")
    of_jazz.append(ana)
    _expect_both_ends(attempt, "teachers", _in(jazz, workshops))
    await _flush(attempt)
    links = models.table("workshop_teachers")
    await attempt.expect_rows(
        select(links.c.teacher_id).where(links.c.workshop_id == 15).order_by(links.c.teacher_id),
        [(3,), (8,)],
        "A teacher was added to `workshop.teachers`: one row of `workshop_teachers` should have "
        "come of it.",
        mistake="no_link",
        next_step='`relationship(secondary=…, back_populates="workshops")`.',
    )


def _in(value: Any, values: Any) -> bool:
    return any(each is value for each in values)  # an `__eq__` of a dataclass reads every attribute


def _expect_list(attempt: Attempt, name: str, values: Any, keys: set[int]) -> None:
    attempt.expect(
        hasattr(values, "append"),
        f"`{name}` is no list.",
        mistake="not_a_list",
        next_step="`Mapped[list[…]]` says that there may be many.",
        it_is=values,
    )
    attempt.expect(
        sorted(each.id for each in values) == sorted(keys),
        f"`{name}` does not hold the objects that the tables say.",
        mistake="wrong_relationship",
        expected_ids=sorted(keys),
        came=sorted(each.id for each in values),
    )


def _expect_one(attempt: Attempt, value: Any, workshop: Any) -> None:
    attempt.expect(
        value is workshop,
        "`Booking.workshop` is not the workshop of the booking.",
        mistake="wrong_relationship",
        next_step="`Mapped[Workshop]`, and the foreign key is `workshop_id`.",
        came=value,
    )


def _expect_both_ends(attempt: Attempt, name: str, knows: bool) -> None:
    other = "workshop" if name == "bookings" else "workshops"
    attempt.expect(
        knows,
        f"`Workshop.{name}` and its way back, `{other}`, do not know of each other: a change of "
        "one is not seen in the other before it is read anew.",
        mistake="no_back_populates",
        next_step=f'`relationship(back_populates="{other}")` on one side, '
        f'`relationship(back_populates="{name}")` on the other.',
    )


async def _flush(attempt: Attempt) -> None:
    try:
        await attempt.db.flush()
    except SQLAlchemyError as error:
        reason = first_line(error)
        let_go(error)
        raise Unmet(
            f"A booking was given another workshop, and a workshop another teacher. The flush then "
            f"raised {reason}",
            mistake="broken_relationship",
            next_step="Do both relationships of a pair name each other in `back_populates`?",
        ) from None


_CASCADE = '`cascade="all, delete-orphan"` on `Workshop.bookings` lets its bookings go with it.'
_ON_DELETE = (
    '`ForeignKey("workshops.id", ondelete="CASCADE")`, in `bookings` and in `workshop_teachers`: '
    "then the database takes the rows along, whoever deletes."
)


async def deletes(attempt: Attempt) -> None:
    """A workshop's bookings and links go with it, however it is deleted; its teachers stay."""
    models = await open_with(attempt, evenings)
    try:
        await attempt.db.delete(await attempt.get(models.workshop, 12))
        await attempt.db.flush()
    except SQLAlchemyError as error:
        reason, lazy = first_line(error), is_lazy_load(error)
        let_go(error)
        raise Unmet(
            "A workshop with two bookings and two teachers: `await db.delete(workshop)` and a "
            f"flush raised {reason}",
            mistake="lazy_load" if lazy else "delete_refused",
            next_step=_ON_DELETE if "FOREIGN KEY" in reason else _CASCADE,
        ) from None
    await _expect_gone(attempt, models, 12, "`await db.delete(workshop)`")
    workshops = models.table("workshops")
    try:
        await attempt.db.execute(delete(workshops).where(workshops.c.id == 9))
    except IntegrityError as error:
        reason = first_line(error)
        let_go(error)
        raise Unmet(
            f"A DELETE statement for a workshop was refused: {reason}",
            mistake="no_ondelete",
            next_step=_ON_DELETE,
        ) from None
    await _expect_gone(attempt, models, 9, "a DELETE statement")


async def _expect_gone(attempt: Attempt, models: Models, key: int, how: str) -> None:
    for name in ("bookings", "workshop_teachers"):
        table = models.table(name)
        left = await attempt.rows(select(table).where(table.c.workshop_id == key))
        orphans = select(table).where(table.c.workshop_id.is_(None))
        attempt.expect(
            not left and not await attempt.rows(orphans),
            f"After {how} there are still rows of that workshop in `{name}`.",
            mistake="orphans",
            next_step='`ondelete="CASCADE"` on the foreign key, and `cascade="all, delete-orphan"` '
            "on the relationship to the bookings.",
        )
    teachers = models.table("teachers")
    await attempt.expect_rows(
        select(teachers.c.id).order_by(teachers.c.id),
        [(3,), (5,), (8,)],
        f"After {how} a teacher is gone too; they teach other workshops.",
        mistake="teachers_gone",
        next_step="No cascade on `Workshop.teachers`: only the links go.",
    )
