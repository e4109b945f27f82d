"""One check of one exercise: the learner's function, called on a fresh database."""

from __future__ import annotations

import copy
import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from course_lib.classroom.statements import StatementLog

from .database import CheckDatabase
from .exercise import Exercise
from .function import call, is_blank
from .scene import Scene
from .transaction import Lent
from .unmet import Unmet, safe_repr, shown
from .verdict import Outcome, Part


class LearnerError(Exception):
    """The learner's function raised. The cause is what it raised."""


class NotWritten(Exception):  # noqa: N818 (a part of the answer is still to come)
    """Something that a check needs is missing, or still blank.

    Attributes:
        next_step: What to try next.
        word: How it stands in a word or two; empty for "still to be written".
    """

    def __init__(self, message: str, next_step: str = "", *, word: str = "") -> None:
        super().__init__(message)
        self.next_step = next_step
        self.word = word


class Attempt(Scene):
    """One check of one exercise: call the function, then say what must hold.

    The session `db` is the caller's: it is open, it does not expire on commit, and the function
    gets it as its first argument.

    Attributes:
        running: The awaitable that the function returned; None before a call.
        received: How many rows the database gave in the latest call.
        parts: What the check reported one by one.
        subject: What the learner calls the object whose methods are called.
        word: How the check stands in a word or two, where that is not plain from its outcome.
    """

    subject = "crud"

    def __init__(self, exercise: Exercise, function: Any, database: CheckDatabase) -> None:
        super().__init__(database)
        self._exercise = exercise
        self._function = function
        self.running: Any = None
        self.received = 0
        self.parts: list[Part] = []
        self.word = ""

    @property
    def function(self) -> Any:
        """What the learner wrote, for a check that calls it in ways of its own."""
        return self._function

    def explains(self, error: BaseException) -> bool:
        """Whether the exercise itself says what this error means."""
        return any(rule.fits(error) for rule in self._exercise.errors)

    def report(self, title: str, holds: bool, *, word: str = "") -> None:
        """Report one of several things that this check looks at, in place of the check's title.

        What is reported is shown where the exercise is `reported`. It is no expectation: where
        something reported does not hold, the check still has to say so.

        Args:
            title: The thing, as a sentence.
            holds: Whether it holds.
            word: How it stands, in a word or two; empty for "done" or "not yet".
        """
        self.parts.append(Part(title, Outcome.CORRECT if holds else Outcome.INCORRECT, word))

    async def call(self, *arguments: Any, **options: Any) -> Any:
        """Call the learner's function with the session and `arguments`, and await it.

        What is given by name goes to the function by that name, and needs `called_freely`.

        Returns:
            What the function returned.

        Raises:
            LearnerError: The function raised; the cause says what.
            Unmet: What came back has still to be awaited, or the transaction rule was broken.
        """
        return await self._lend(self._call(arguments, options), arguments, options)

    def make(self, *arguments: Any) -> Any:
        """Call the learner's class, where the exercise asks for one.

        Raises:
            LearnerError: The class raised; the cause says what.
        """
        self.called = f"{self._exercise.name}({', '.join(_written(arguments, {}))})"
        self.statements = ()
        try:
            return self._function(*arguments)
        except BaseException as error:
            raise LearnerError from error

    async def call_method(
        self, instance: Any, name: str, /, *arguments: Any, **options: Any
    ) -> Any:
        """Call a method of what `make` gave, with the session first, and await it.

        Raises:
            NotWritten: The method is missing, or still blank.
            LearnerError: The method raised; the cause says what.
            Unmet: What came back has still to be awaited, or the transaction rule was broken.
        """
        method = self._method(instance, name)
        return await self._lend(
            lambda: method(self.db, *arguments, **options),
            arguments,
            options,
            f"{self.subject}.{name}",
        )

    def _method(self, instance: Any, name: str) -> Callable[..., Any]:
        self.called, self.statements = f"{self.subject}.{name}", ()
        method = getattr(instance, name, None)
        if method is None or is_blank(method):
            raise NotWritten(
                f"The method `{name}` is still to be written.",
                f"Write `{name}` in the class, run its cell, and check again.",
            )
        return method

    def _call(
        self, arguments: tuple[Any, ...], options: dict[str, Any] | None = None
    ) -> Callable[[], Any]:
        parameters = self._exercise.parameters
        if self._exercise.called_freely:
            return lambda: self._function(self.db, *arguments, **(options or {}))
        return lambda: call(self._function, parameters, [self.db, *arguments])

    async def call_expecting(
        self, errors: tuple[type[Exception], ...], *arguments: Any, because: str
    ) -> None:
        """Call the learner's function, which must raise.

        Args:
            errors: The classes that may come; the first is named to the learner.
            arguments: What to call with, the session left out.
            because: Why it must raise, as a sentence for the learner.
        """
        self.stated += 1
        try:
            result = await self._run(self._call(arguments), arguments)
        except LearnerError as raised:
            if any(isinstance(each, errors) for each in chain(raised.__cause__)):
                return
            raise
        raise Unmet(
            f"`{self.called}` should raise {errors[0].__name__}, and did not.",
            mistake="swallowed_error",
            evidence=(shown("Came back", result),),
            next_step=because,
        )

    async def _lend(self, start: Callable[[], Any], arguments: tuple[Any, ...], *names: Any) -> Any:
        """Run a call on the lent session, and hold it to the exercise's transaction rule."""
        lent = await Lent.of(self.db, self._exercise.transaction)
        before = [_copy(each) for each in arguments]
        result = await self._run(start, arguments, *names)
        lent.refuse_misuse(self.called, self.statements)
        if not self._exercise.called_freely:  # those try out a test, which writes its own data
            lent.refuse_writes(self.called, self.statements)
        for given, old in zip(arguments, before, strict=True):
            self.expect(
                old is None or given == old,
                f"`{self.called}` changed a list or dict that it was given.",
                mistake="changed_argument",
                next_step="The caller goes on using it: make a new one instead.",
                before=old,
                after=given,
            )
        return result

    @contextmanager
    def observed(self, called: str) -> Iterator[StatementLog]:
        """Note what the learner's code sends in this block, as for a call.

        For checks that reach the code in ways of their own, such as a request over HTTP.

        Args:
            called: What stands for the call in messages.

        Yields:
            What was sent so far, while it grows.

        Raises:
            LearnerError: Something was raised in the block; the cause says what.
        """
        self.called = called
        self.running = None
        self._database.log.clear()
        before = self._database.rows
        try:
            yield self._database.log
        except BaseException as error:
            raise LearnerError from error
        finally:
            self.statements = self._database.log.all
            self.received = self._database.rows - before

    async def _run(
        self,
        start: Callable[[], Any],
        arguments: tuple[Any, ...],
        options: dict[str, Any] | None = None,
        name: str = "",
    ) -> Any:
        """Start a call of the learner's code, await it, and keep what it sent."""
        written = ", ".join(["db", *_written(arguments, options or {})])
        with self.observed(f"{name or self._exercise.name}({written})"):
            result = start()
            if inspect.isawaitable(result):
                self.running = result
                result = await result
        self._refuse_unfinished(result)
        return result

    def _refuse_unfinished(self, result: Any) -> None:
        """Refuse what has still to be awaited or iterated, and a result that cannot be awaited."""
        name = self.called.partition("(")[0]
        if inspect.isawaitable(result):
            if inspect.iscoroutine(result):
                result.close()
            raise Unmet(
                f"{name} returned a coroutine: a call in it was not awaited.",
                mistake="forgot_await",
                next_step="Put `await` before the call that talks to the database.",
            )
        if inspect.isasyncgen(result) or inspect.isgenerator(result):
            raise Unmet(
                f"{name} is a generator: it has `yield` where `return` was asked for.",
                mistake="generator",
                next_step="Hand the result back with `return`.",
            )
        if self.running is None:
            raise Unmet(
                f"{name} is a plain function: a caller cannot await it.",
                mistake="not_async",
                evidence=(shown("Came back", result),),
                next_step="Begin it with `async def`.",
            )


def _copy(argument: Any) -> Any:
    """A copy of a list or dict, to see afterwards whether it was changed; None for others."""
    return copy.deepcopy(argument) if type(argument) in (list, dict) else None


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """An error and those that it was raised from."""
    done: set[int] = set()  # `raise error.__cause__` makes the chain a ring
    while error is not None and id(error) not in done:
        done.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _written(arguments: tuple[Any, ...], options: dict[str, Any]) -> list[str]:
    """Arguments as they are written in a call."""
    positional = [safe_repr(each, longest=90) for each in arguments]
    return [
        *positional,
        *(f"{name}={safe_repr(each, longest=90)}" for name, each in options.items()),
    ]
