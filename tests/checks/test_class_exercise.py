"""An exercise that asks for a class: method by method, on a model that nobody has seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import wraps
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from course_lib.checks.attempt import Attempt
from course_lib.checks.exercise import Check, Exercise, Transaction
from course_lib.checks.judge import judge
from course_lib.checks.unmet import safe_repr
from course_lib.checks.verdict import Verdict


class OwnBase(DeclarativeBase): ...


class Gadget(OwnBase):
    __tablename__ = "gadgets"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


def two_gadgets() -> Sequence[DeclarativeBase]:
    return [Gadget(id=3, name="lamp"), Gadget(id=9, name="fan")]


async def _gets(attempt: Attempt) -> None:
    crud = attempt.make(Gadget)
    attempt.expect_object(await attempt.call_method(crud, "get", 9), Gadget, name="fan")


async def _creates(attempt: Attempt) -> None:
    crud = attempt.make(Gadget)
    await attempt.call_method(crud, "create", name="pump")
    await attempt.expect_rows(
        select(Gadget.name).order_by(Gadget.id),
        [("lamp",), ("fan",), ("pump",)],
        "The row is missing.",
    )


REPOSITORY = Exercise(
    name="Repository",
    lesson="05_repository_pattern",
    title="Made up",
    asks="A class.",
    parameters=("model",),
    transaction=Transaction.FLUSH,
    hints=("One.", "Two."),
    checks=(
        Check("get finds a row.", _gets, two_gadgets, OwnBase),
        Check("create inserts one.", _creates, two_gadgets, OwnBase),
    ),
    praise="Good.",
    is_class=True,
    reported=True,
)


class Blank:
    def __init__(self, model: Any) -> None:
        self.model = model

    async def get(self, db: Any, key: int) -> Any: ...

    async def create(self, db: Any, **values: Any) -> Any:
        """Insert a row."""


class Half(Blank):
    async def get(self, db: Any, key: int) -> Any:
        return await db.get(self.model, key)


class Whole(Half):
    async def create(self, db: Any, **values: Any) -> Any:
        row = self.model(**values)
        db.add(row)
        await db.flush()
        return row


class Commits(Half):
    async def create(self, db: Any, **values: Any) -> Any:
        db.add(self.model(**values))
        await db.commit()


class FailsToStart:
    def __init__(self) -> None: ...

    async def get(self, db: Any, key: int) -> Any:
        return None


def parts(verdict: Verdict) -> list[str]:
    return [part.outcome.value for part in verdict.parts]


def test_half_of_it_done_shows_half_of_it_passed() -> None:
    verdict = judge(REPOSITORY, Half)
    assert (verdict.outcome, verdict.mistake) == ("incorrect", "not_finished")
    assert parts(verdict) == ["correct", "not_attempted"]
    assert "✓ get finds a row. (done)" in str(verdict)
    assert "○ create inserts one. (still to be written)" in str(verdict)
    assert "<li>✓ get finds a row. (done)</li>" in verdict._repr_html_()


def test_all_of_it_passes() -> None:
    verdict = judge(REPOSITORY, Whole)
    assert verdict.outcome == "correct"
    assert parts(verdict) == ["correct", "correct"]


def test_the_blank_is_not_attempted() -> None:
    assert judge(REPOSITORY, Blank).outcome == "not_attempted"


def test_a_method_keeps_the_transaction_rule() -> None:
    verdict = judge(REPOSITORY, Commits)
    assert (verdict.outcome, verdict.mistake) == ("incorrect", "committed")
    assert "`crud.create(db, name='pump')` committed" in verdict.message


class BlankThenWrong(Blank):
    async def create(self, db: Any, **values: Any) -> Any:
        return None


def test_a_mistake_is_told_before_what_is_still_blank() -> None:
    verdict = judge(REPOSITORY, BlankThenWrong)
    assert (verdict.outcome, verdict.mistake) == ("incorrect", "wrong_rows")
    assert verdict.message == "The row is missing."
    assert parts(verdict) == ["not_attempted", "incorrect"]


def test_a_class_with_other_parameters_is_refused() -> None:
    assert judge(REPOSITORY, FailsToStart).mistake == "wrong_parameters"


def test_a_function_is_no_class() -> None:
    async def repository(db: Any) -> None:
        return None

    assert judge(REPOSITORY, repository).mistake == "not_a_class"


class Gets:
    async def get(self, db: Any, key: int) -> Any:
        return await db.get(Gadget, key)


class Creates(Whole):
    async def get(self, db: Any, key: int) -> Any: ...


class Mixed(Gets, Creates):
    """It has no method of its own."""


def test_methods_may_all_be_inherited() -> None:
    assert judge(REPOSITORY, Mixed).outcome == "correct"


class DeletesWithoutAwait(Whole):
    async def create(self, db: Any, **values: Any) -> Any:
        db.delete(await self.get(db, 3))


def test_a_call_that_was_not_awaited_in_a_method_is_found() -> None:
    verdict = judge(REPOSITORY, DeletesWithoutAwait)
    assert (verdict.outcome, verdict.mistake) == ("incorrect", "forgot_await")
    assert verdict.line is not None
    assert "db.delete" in verdict.line.text


async def _get(db: Any, key: int) -> Any:
    return await db.get(Gadget, key)


def logged(method: Any) -> Any:
    """A decorator from another module, as far as its global names go."""
    names: dict[str, Any] = {"method": method, "wraps": wraps}
    exec("@wraps(method)\ndef call(*given, **named): return method(*given, **named)", names)
    return names["call"]


class Logged(Whole):
    get = logged(Whole.get)

    async def create(self, db: Any, **values: Any) -> Any:
        return missing  # noqa: F821  # pyright: ignore[reportUndefinedVariable]


def test_the_learners_names_are_found_behind_a_decorator_from_elsewhere() -> None:
    verdict = judge(REPOSITORY, Logged)
    assert verdict.line is not None
    assert verdict.line.function == "create"


class Static:
    def __init__(self, model: Any) -> None: ...

    get = staticmethod(_get)


def test_methods_may_be_static() -> None:
    assert judge(replace(REPOSITORY, checks=REPOSITORY.checks[:1]), Static).outcome == "correct"


def test_a_statement_that_came_back_is_told_as_sql() -> None:
    assert safe_repr(select(Gadget.name)) == "SELECT gadgets.name \nFROM gadgets"
