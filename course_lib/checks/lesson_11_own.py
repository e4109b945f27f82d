"""What a learner of the capstone has written so far, as its checks take hold of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import MetaData, Table
from sqlalchemy.inspection import inspect
from sqlalchemy.orm import Mapper

from course_lib.app import Base

from .attempt import Attempt, NotWritten
from .errors import first_line, text_of
from .function import is_blank
from .own_tables import Rows, image_of, take_strangers_out
from .unmet import Unmet, shown

MODELS = ("Teacher", "Workshop", "Booking")
NAMES = (*MODELS, "workshop_crud", "make_app")


@dataclass(frozen=True, slots=True)
class Models:
    """The learner's three models.

    Attributes:
        teacher: The class Teacher.
        workshop: The class Workshop.
        booking: The class Booking.
        metadata: Their tables.
    """

    teacher: Any
    workshop: Any
    booking: Any
    metadata: MetaData

    def table(self, name: str) -> Table:
        """A table by its name. It must exist."""
        return self.metadata.tables[name]


def need(attempt: Attempt, name: str) -> Any:
    """What the learner has bound to a name.

    Raises:
        NotWritten: Nothing, or it is still blank.
        Unmet: Its cell or file could not be run.
    """
    program = attempt.function
    value = program.get(name)
    if value is None and name in program.broken:
        raise Unmet(
            f"`{name}` is not there: {program.broken[name]}",
            mistake="not_run",
            next_step="Mend that first: what the code before it defines is judged all the same.",
        )
    if value is None or (not isinstance(value, type) and is_blank(value)):
        raise NotWritten(
            f"`{name}` is still to be written.",
            f"Write `{name}` as the specification has it, run its cell, and check again.",
        )
    return value


def look_at_models(attempt: Attempt) -> Models:
    """The learner's models, ready to be used.

    Raises:
        NotWritten: One of them is missing.
        Unmet: They are no models, or their relationships cannot be resolved.
    """
    _refuse_a_part_of_them(attempt)
    classes = [need(attempt, name) for name in MODELS]
    try:
        _refuse_what_is_no_model(classes)
        _refuse_two_bases(classes)
        models = Models(*classes, metadata=_metadata(classes[0]))
        _set_up(models)
    finally:
        strangers = take_strangers_out(Base)
    if strangers:
        raise Unmet(
            "Your models stand on the `Base` of `course_lib.app`, together with the course's own "
            "tables.",
            mistake="course_base",
            next_step="Begin the models with a base of your own: `class Base(DeclarativeBase): "
            "...`. Then run the cells from there on again.",
        )
    return models


def _refuse_a_part_of_them(attempt: Attempt) -> None:
    missing = [name for name in MODELS if attempt.function.get(name) is None]
    if 0 < len(missing) < len(MODELS) and not attempt.function.broken.keys() & set(missing):
        raise Unmet(
            f"`{missing[0]}` is still missing; the models are judged together.",
            mistake="missing_model",
            next_step=f"Write `{missing[0]}` as the specification has it, run its cell, and check "
            "again.",
        )


def _refuse_what_is_no_model(classes: list[Any]) -> None:
    for name, each in zip(MODELS, classes, strict=True):
        if not isinstance(inspect(each, raiseerr=False), Mapper):
            raise Unmet(
                f"`{name}` is no model: SQLAlchemy knows no table for it.",
                mistake="not_a_model",
                evidence=(shown(f"{name} is", each),),
                next_step=f"`class {name}(Base):`, with `__tablename__` and mapped columns.",
            )


def _refuse_two_bases(classes: list[Any]) -> None:
    if any(_metadata(each) is not _metadata(classes[0]) for each in classes):
        raise Unmet(
            "Your models stand on different bases, so that none can refer to another's table.",
            mistake="two_bases",
            next_step="One `class Base(DeclarativeBase): ...` for all of them. If you have run its "
            "cell again, run those of all models again.",
        )


def _metadata(model: Any) -> MetaData:
    return inspect(model, raiseerr=True).local_table.metadata


def _set_up(models: Models) -> None:
    """Resolve what the relationships name, as the first query would."""
    try:
        inspect(models.workshop).registry.configure()
        for each in (models.teacher, models.workshop, models.booking):
            inspect(each).all_orm_descriptors.keys()
            inspect(each).attrs  # noqa: B018 (it resolves what configure leaves for later)
    except Exception as error:
        reason = re.split(r"\.\s+(?=[A-Z])", text_of(error).splitlines()[0])[0]
        raise Unmet(
            f"The relationships cannot be resolved: {reason}.",
            mistake="broken_relationship",
            evidence=(shown("SQLAlchemy says", first_line(error)),),
            next_step="It names the class and the relationship. A name in quotation marks must be "
            "that of a class on the same `Base`. Between two tables there must be a foreign key, "
            'and `ForeignKey("workshops.id")` names a table and its column, not a class; or a '
            "joining table, given as `secondary`.",
        ) from error


def models_of(attempt: Attempt) -> Models:
    """The learner's models, for whoever builds on them.

    Raises:
        NotWritten: They are not ready; the first requirement says why.
    """
    kept = attempt.function.kept
    if "models" not in kept:
        try:
            models = look_at_models(attempt)
            image_of(models.metadata, _all_tables())
            kept["models"] = models
        except (Unmet, NotWritten):
            kept["models"] = None
    if kept["models"] is None:
        raise NotWritten(
            "This waits for the models.",
            "The first requirement says what they lack.",
            word="waits for the models",
        )
    return kept["models"]


def _all_tables() -> Rows:
    from .lesson_11_rows import evenings

    return evenings()


async def open_with(attempt: Attempt, rows: Callable[[], Rows]) -> Models:
    """Give the attempt a database with the learner's tables and with rows; and give the models."""
    models = models_of(attempt)
    images = attempt.function.kept.setdefault("images", {})
    if rows not in images:
        images[rows] = image_of(models.metadata, rows())
    await attempt.load(images[rows])
    return models


def repository(attempt: Attempt) -> Any:
    """The learner's `workshop_crud`.

    Raises:
        NotWritten: There is none.
        Unmet: It is a class, or it was made for a class of before.
    """
    attempt.subject = "workshop_crud"
    crud = need(attempt, "workshop_crud")
    if isinstance(crud, type):
        raise Unmet(
            "`workshop_crud` is a class; an object was asked for.",
            mistake="class_not_object",
            next_step=f"`workshop_crud = {crud.__name__}(…)`, with brackets.",
        )
    if _is_fixture(crud):
        raise Unmet(
            "`workshop_crud` is a fixture of pytest: a later definition has taken the name.",
            mistake="name_taken",
            next_step="Give the fixture the name `crud`, which is what your tests ask for.",
        )
    model = getattr(crud, "model", None)
    workshop = models_of(attempt).workshop
    if isinstance(model, type) and model is not workshop and model.__name__ == "Workshop":
        raise _stale("workshop_crud", "Workshop")
    return crud


def _is_fixture(value: Any) -> bool:
    from .lesson_09_fixtures import fixture_of

    return fixture_of(value) is not None


def expect_own(attempt: Attempt, value: Any, model: Any) -> None:
    """Expect an object of a learner's model, in the caller's session."""
    name = model.__name__
    if type(value) is not model and type(value).__name__ == name:
        raise _stale(f"What `{attempt.called}` gave", name)
    attempt.expect_object(value, model)


def _stale(what: str, name: str) -> Unmet:
    return Unmet(
        f"{what} belongs to another class `{name}` than the one that you have now.",
        mistake="stale_class",
        next_step="After the models' cell, run the cells below it again: they still hold the class "
        "from before. (Kernel, Restart Kernel and Run All Cells does it.)",
    )


def refuse_missing(value: Any, name: str) -> None:
    """Raise `Unmet` where an object's model has no attribute of this name."""
    if name not in inspect(type(value)).all_orm_descriptors.keys():  # noqa: SIM118 (no dict)
        raise Unmet(
            f"`{type(value).__name__}` has no `{name}`.",
            mistake="missing_relationship",
            next_step=f"The specification gives it a relationship of that name: `{name}: "
            "Mapped[…] = relationship(…)`.",
        )


def items(held: Any) -> list[Any]:
    """What a relationship holds, read; nothing where it cannot be iterated, as write-only ones."""
    try:
        return list(held)
    except TypeError:
        return []


def attribute(attempt: Attempt, value: Any, name: str) -> Any:
    """Read an attribute of a learner's object as a caller would, after the call."""
    refuse_missing(value, name)
    return attempt.read(
        value, name, next_step="Say it in the statement: `.options(selectinload(…))`."
    )
