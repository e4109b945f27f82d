"""One check of one exercise: the learner's function, called on a fresh database."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from .database import CheckDatabase
from .exercise import Exercise, Transaction
from .function import call, is_blank
from .scene import Scene
from .unmet import Unmet, safe_repr, shown


class LearnerError(Exception):
    """The learner's function raised. The cause is what it raised."""


class NotWritten(Exception):  # noqa: N818 (a part of the answer is still to come)
    """A method that a check needs is missing, or still blank."""


class Attempt(Scene):
    """One check of one exercise: call the function, then say what must hold.

    The session `db` is the caller's: it is open, it does not expire on commit, and the function
    gets it as its first argument.

    Attributes:
        running: The awaitable that the function returned; None before a call.
        received: How many rows the database gave in the latest call.
    """

    def __init__(
        self, exercise: Exercise, function: Callable[..., Any], database: CheckDatabase
    ) -> None:
        super().__init__(database)
        self._exercise = exercise
        self._function = function
        self.running: Any = None
        self.received = 0

    async def call(self, *arguments: Any) -> Any:
        """Call the learner's function with the session and `arguments`, and await it.

        Returns:
            What the function returned.

        Raises:
            LearnerError: The function raised; the cause says what.
            Unmet: What came back has still to be awaited, or the transaction rule was broken.
        """
        result = await self._run(self._call(arguments), arguments)
        self._keep_transaction_rule()
        return result

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
        result = await self._run(
            lambda: method(self.db, *arguments, **options), arguments, options, f"crud.{name}"
        )
        self._keep_transaction_rule()
        return result

    def _method(self, instance: Any, name: str) -> Callable[..., Any]:
        self.called, self.statements = f"crud.{name}", ()
        method = getattr(instance, name, None)
        if method is None or is_blank(method):
            raise NotWritten(name)
        return method

    def _call(self, arguments: tuple[Any, ...]) -> Callable[[], Any]:
        parameters = self._exercise.parameters
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
            if isinstance(raised.__cause__, errors):
                return
            raise
        raise Unmet(
            f"`{self.called}` should raise {errors[0].__name__}, and did not.",
            mistake="swallowed_error",
            evidence=(shown("Came back", result),),
            next_step=because,
        )

    async def _run(
        self,
        start: Callable[[], Any],
        arguments: tuple[Any, ...],
        options: dict[str, Any] | None = None,
        name: str = "",
    ) -> Any:
        """Start a call of the learner's code, await it, and keep what it sent."""
        written = ", ".join(["db", *_written(arguments, options or {})])
        self.called = f"{name or self._exercise.name}({written})"
        self.running = None
        self._database.log.clear()
        before = self._database.rows
        try:
            result = start()
            if inspect.isawaitable(result):
                self.running = result
                result = await result
        except BaseException as error:
            raise LearnerError from error
        finally:
            self.statements = self._database.log.all
            self.received = self._database.rows - before
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

    def _keep_transaction_rule(self) -> None:
        rule = self._exercise.transaction
        sent = [each.sql.strip().upper() for each in self.statements]
        if not self.db.is_active:
            raise Unmet(
                f"After `{self.called}` the caller's session cannot be used: a flush in it failed, "
                "which rolled the whole transaction back.",
                mistake="broke_session",
                next_step="Let the flush that may fail happen inside `async with "
                "db.begin_nested():`. Then only the savepoint is rolled back.",
            )
        if "COMMIT" in sent and rule is not Transaction.COMMIT:
            reading = rule is Transaction.READ
            raise Unmet(
                f"`{self.called}` committed; this function {rule.value}.",
                mistake="committed",
                next_step="Take the commit out: reading needs none."
                if reading
                else "`await db.flush()` sends the SQL and keeps the transaction open.",
            )
        if "ROLLBACK" in sent:
            raise Unmet(
                f"`{self.called}` rolled back or closed the session that it was lent: what the "
                "caller had not committed is gone.",
                mistake="rolled_back",
                next_step="Leave rollback, close and `async with db` to the caller. To undo a part "
                "only, use a savepoint: `async with db.begin_nested():`.",
            )
        if rule is Transaction.COMMIT and "COMMIT" not in sent:
            self._refuse_unflushed()
            raise Unmet(
                f"`{self.called}` did not commit.",
                mistake="never_committed",
                next_step="`await db.commit()` makes it last.",
            )
        if rule is Transaction.FLUSH:
            self._refuse_unflushed()

    def _refuse_unflushed(self) -> None:
        changed = [each for each in self.db.dirty if self.db.is_modified(each)]
        unflushed = [*self.db.new, *self.db.deleted, *changed]
        if unflushed:
            raise Unmet(
                f"`{self.called}` changed the session, but not the database: no SQL was sent for "
                f"{safe_repr(unflushed[0])}.",
                mistake="never_flushed",
                next_step="`await db.flush()` sends what the session holds.",
            )


def _written(arguments: tuple[Any, ...], options: dict[str, Any]) -> list[str]:
    """Arguments as they are written in a call."""
    positional = [safe_repr(each, longest=70) for each in arguments]
    return [
        *positional,
        *(f"{name}={safe_repr(each, longest=70)}" for name, each in options.items()),
    ]
