"""One check of one exercise: the learner's function, called on a fresh database."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event, select
from sqlalchemy.inspection import inspect as inspect_model

from course_lib.app import Base

from .database import CheckDatabase
from .exercise import Exercise, Transaction
from .expectations import Expectations
from .function import call
from .unmet import Unmet, safe_repr, shown


class LearnerError(Exception):
    """The learner's function raised. The cause is what it raised."""


class Attempt(Expectations):
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
        super().__init__(database.session())
        self._exercise = exercise
        self._function = function
        self._database = database
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
        result = await self._run(arguments)
        self._keep_transaction_rule()
        return result

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
            result = await self._run(arguments)
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

    async def _run(self, arguments: tuple[Any, ...]) -> Any:
        written = ", ".join(["db", *(safe_repr(each, longest=70) for each in arguments)])
        self.called = f"{self._exercise.name}({written})"
        self.running = None
        self._database.log.clear()
        before = self._database.rows
        try:
            result = call(self._function, self._exercise.parameters, [self.db, *arguments])
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
        name = self._exercise.name
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
                next_step=f"Begin it with `async def {self._exercise.signature}:`.",
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

    async def get(self, model: type[Base], key: int) -> Any:
        """Load the row of this primary key, as the caller would have done before."""
        column = inspect_model(model).primary_key[0]
        return (await self.db.execute(select(model).where(column == key))).scalar_one()

    @contextmanager
    def somebody_inserts(self, table: str, **values: Any) -> Iterator[None]:
        """Let somebody else's row appear just before the function's first INSERT into `table`.

        It stands for a commit that falls between a look-up and an INSERT. In-memory sessions share
        one connection, so the row comes over this one; should the function roll back to a
        savepoint, the row is put back, as a committed row would still be there.

        Args:
            table: The name of the table.
            values: The row, by column.
        """
        names, marks = ", ".join(values), ", ".join("?" * len(values))
        sql = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})"
        with self._before("INSERT", table, sql, tuple(values.values()), again=True):
            yield

    @contextmanager
    def somebody_changes(
        self, table: str, sql: str, *parameters: Any, before: str = "UPDATE"
    ) -> Iterator[None]:
        """Let somebody else's change happen, once, just before the function's first of a kind.

        It stands for a commit that falls between a read and a write.

        Args:
            table: The table whose statement is waited for.
            sql: What somebody else sends, as SQLite takes it.
            parameters: Its parameters.
            before: The verb that is waited for: UPDATE, DELETE or INSERT.
        """
        with self._before(before, table, sql, parameters, again=False):
            yield

    @contextmanager
    def _before(
        self, verb: str, table: str, sql: str, parameters: tuple[Any, ...], *, again: bool
    ) -> Iterator[None]:
        """Send `sql` before the first `verb` on `table`; with `again`, before each after it too."""
        arrived = False

        def intrude(connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            nonlocal arrived
            words = statement.replace('"', "").split()[:6]
            first = not arrived and words[:1] == [verb] and table in words
            if first or (arrived and again):
                arrived = True
                cursor = connection.connection.cursor()
                cursor.execute(sql, parameters)
                cursor.close()

        engine = self._database.engine.sync_engine
        event.listen(engine, "before_cursor_execute", intrude)
        try:
            yield
        finally:
            event.remove(engine, "before_cursor_execute", intrude)
