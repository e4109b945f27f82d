"""The declaration of an exercise: what it asks, its hints, its budget and its checks."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy.orm import DeclarativeBase

from course_lib.app import Base

from .errors import text_of

if TYPE_CHECKING:
    from .attempt import Attempt


class Transaction(StrEnum):
    """What an exercise's function may do to the caller's transaction."""

    READ = "reads only"
    FLUSH = "flushes, and leaves the commit to the caller"
    COMMIT = "commits"


def no_rows() -> Sequence[DeclarativeBase]:
    """An empty database."""
    return ()


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that must hold, on a database of its own.

    Attributes:
        title: What must hold, as a sentence.
        run: Calls the learner's function through the attempt it is given, and states what it
            expects. It must state something: a check that expects nothing is an error.
        data: The rows that are there before, as objects with ids and times of their own. It is
            called once a process, so it must give the same rows each time.
        base: The declarative base whose tables are made; the course's, unless the exercise is tried
            on a model that the learner has not seen.
        budgeted: Whether the exercise's budget holds here. Not where something out of the
            ordinary is provoked that a right answer may need another statement for.
        worth: The points it is worth, where the exercise is `reported` and has points.
    """

    title: str
    run: Callable[[Attempt], Awaitable[None]]
    data: Callable[[], Sequence[DeclarativeBase]] = no_rows
    base: type[DeclarativeBase] = Base
    budgeted: bool = True
    worth: int = 0


@dataclass(frozen=True, slots=True)
class ErrorMessage:
    """What to say of an error that people get in this exercise for one particular reason.

    Attributes:
        error: The class of the error.
        text: A part of its message; empty for any.
        mistake: The short name of the mistake.
        message: What to tell the learner.
        next_step: What to try next.
    """

    error: type[BaseException]
    text: str
    mistake: str
    message: str
    next_step: str = ""

    def fits(self, error: BaseException) -> bool:
        """Whether an error is of this class and has this text."""
        return isinstance(error, self.error) and self.text in text_of(error)


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise. Its text, blank and answer stand in source/exercises under the same name.

    Attributes:
        name: The name of the function to write.
        lesson: The lesson it belongs to, such as "01_create".
        title: The heading it has in the exercise notebook.
        asks: What it asks, in a sentence or two.
        parameters: The names of the function's parameters, in order.
        transaction: What the function may do to the caller's transaction.
        hints: Two or three, each saying more than the one before.
        checks: What must hold, the most telling first: the first that fails is the message.
        praise: What was good about a right answer.
        budget: The most statements one call may send; None for no limit.
        budget_step: What to try next where a call sends more.
        errors: What errors mean in this exercise, looked at before the general rules.
        is_class: Whether a class is asked for; `parameters` are then those of its `__init__`.
        reported: Whether all checks run and each is reported, so that half an answer shows as half.
            Otherwise the first that fails ends it.
        called_freely: Whether the checks call it in ways of their own, as pytest calls a test: its
            parameters are then not compared with `parameters`, which are what the text shows.
        names: What a learner binds, where a whole program is asked for and `name` is no name in it:
            the checks get a `Program` and look the names up. Empty for one function or class.
        may_use: Names of the course's finished code that an answer may build on.
    """

    name: str
    lesson: str
    title: str
    asks: str
    parameters: tuple[str, ...]
    transaction: Transaction
    hints: tuple[str, ...]
    checks: tuple[Check, ...]
    praise: str
    budget: int | None = None
    budget_step: str = ""
    errors: tuple[ErrorMessage, ...] = ()
    is_class: bool = False
    reported: bool = False
    called_freely: bool = False
    names: tuple[str, ...] = ()
    may_use: tuple[str, ...] = ()

    @property
    def signature(self) -> str:
        """The call as it is written: "create_user(db, username, email, hashed_pw)"."""
        return f"{self.name}({', '.join(self.parameters)})"

    @property
    def refuses_the_reference(self) -> bool:
        """Whether an answer may not call the finished code in `course_lib.app.crud`.

        Up to the lesson on eager loading, that code is what is asked for. After it, using the
        repository is what an application does.
        """
        return self.lesson <= "06_eager_loading"

    @property
    def definition(self) -> str:
        """The line that the answer begins with."""
        return f"class {self.name}" if self.is_class else f"async def {self.signature}"
