"""What a check can say must hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Executable
from sqlalchemy import inspect as inspect_object
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase

from course_lib.classroom.show_error import let_go
from course_lib.classroom.statements import Statement

from .errors import is_lazy_load
from .unmet import Unmet, safe_repr, shown, shown_rows


class Expectations:
    """What a check can say must hold; the first that does not raises `Unmet`.

    Attributes:
        db: The session that the learner's function is given.
        called: The latest call, as the learner would write it.
        statements: What the latest call sent.
        stated: How many expectations were stated. A check that states none is an error.
    """

    def __init__(self, db: AsyncSession) -> None:
        self.db = db
        self.called = ""
        self.statements: tuple[Statement, ...] = ()
        self.stated = 0

    def expect(
        self, holds: bool, message: str, *, mistake: str, next_step: str = "", **seen: Any
    ) -> None:
        """State that something must hold.

        Args:
            holds: Whether it does.
            message: What to tell the learner if not.
            mistake: The short name of the mistake.
            next_step: What to try next.
            seen: Evidence, label=value; an underscore in a label is shown as a space.
        """
        self.stated += 1
        if not holds:
            evidence = tuple(shown(k.replace("_", " ").capitalize(), v) for k, v in seen.items())
            raise Unmet(message, mistake=mistake, next_step=next_step, evidence=evidence)

    def expect_value(
        self,
        value: Any,
        expected: Any,
        *,
        message: str = "",
        mistake: str = "wrong_result",
        next_step: str = "",
    ) -> None:
        """Expect a plain value: the same type, and equal."""
        self.expect_not_none(value)
        evidence = (shown("Expected", expected), shown("Came back", value))
        if type(value) is not type(expected):
            raise _wrong_type(self.called, value, type(expected))
        if value != expected:
            raise Unmet(
                message
                or f"`{self.called}` should return {expected!r}, and returned {safe_repr(value)}.",
                mistake=mistake,
                evidence=evidence,
                next_step=next_step,
            )

    def expect_none(
        self, value: Any, because: str, *, mistake: str = "wrong_result", next_step: str = ""
    ) -> None:
        """Expect that the function returned None."""
        self.expect(
            value is None,
            f"`{self.called}` should return None: {because}",
            mistake=mistake,
            next_step=next_step,
            came_back=value,
        )

    def expect_not_none(self, value: Any) -> None:
        """Expect that the function returned something."""
        self.expect(
            value is not None,
            f"`{self.called}` returned None.",
            mistake="returned_nothing",
            next_step="Does the function reach a `return` with a value?",
        )

    def expect_object(self, value: Any, model: type[DeclarativeBase], **attributes: Any) -> None:
        """Expect an instance of `model` that has a row, with these values and all columns readable.

        Args:
            value: What the function returned.
            model: The class that it must have.
            attributes: The values that its attributes must have.
        """
        self.expect_not_none(value)
        if type(value) is not model:
            raise _wrong_type(self.called, value, model)
        state = inspect_object(value)
        self.expect(
            not state.transient,
            f"The {model.__name__} that came back was never added to the session.",
            mistake="never_added",
            next_step="`db.add(…)` hands it to the session; the flush then sends the INSERT.",
            came_back=value,
        )
        self.expect(
            state.session is self.db.sync_session,
            f"The {model.__name__} that came back does not belong to the session `db`.",
            mistake="detached",
            next_step="Use the session that the function is given, do not close it, and keep no "
            "objects from one call for the next.",
            came_back=value,
        )
        for column in state.mapper.column_attrs:
            self.read(value, column.key)
        for name, expected in attributes.items():
            came = self.read(value, name)
            self.expect(
                bool(came == expected),
                f"`{name}` of the {model.__name__} that came back should be "
                f"{safe_repr(expected)}, and is {safe_repr(came)}.",
                mistake="wrong_values",
                came_back=value,
            )

    def read(self, value: Any, name: str, *, next_step: str = "") -> Any:
        """Read an attribute of an object as the caller would, after the function has returned."""
        self.stated += 1
        try:
            return getattr(value, name)
        except SQLAlchemyError as error:
            lazy = is_lazy_load(error)
            let_go(error)
            raise Unmet(
                f"`{name}` of the {type(value).__name__} that came back is not loaded: a caller "
                f"who reads it gets {'MissingGreenlet' if lazy else type(error).__name__}.",
                mistake="lazy_load" if lazy else "detached",
                next_step=next_step or "Set it, or load it, before the function returns.",
            ) from None

    async def expect_rows(
        self,
        statement: Executable,
        expected: Sequence[tuple[Any, ...]],
        message: str,
        *,
        mistake: str = "wrong_rows",
        next_step: str = "",
    ) -> None:
        """Expect rows in the database, as a fresh session in the same transaction would see them.

        Args:
            statement: Selects columns, in an order.
            expected: The rows that must come.
            message: What to tell the learner if others come.
            mistake: The short name of the mistake.
            next_step: What to try next.
        """
        self.stated += 1
        columns, came = await self._read(statement)
        if came != list(expected):
            raise Unmet(
                message,
                mistake=mistake,
                next_step=next_step,
                evidence=(
                    shown_rows("Expected in the database", columns, list(expected)),
                    shown_rows("Found in the database", columns, came),
                ),
            )

    async def rows(self, statement: Executable) -> list[tuple[Any, ...]]:
        """What is in the database now, read past the session's own objects and without a flush."""
        return (await self._read(statement))[1]

    async def _read(self, statement: Executable) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        connection = await self.db.connection()
        result = await connection.execute(statement)
        return tuple(result.keys()), [tuple(row) for row in result]

    def expect_budget(self, budget: int | None, next_step: str = "") -> None:
        """Expect that the latest call sent no more than `budget` statements (None: no limit)."""
        sent = sum(each.counted for each in self.statements)
        if budget is not None and sent > budget:
            enough = "1 statement is" if budget == 1 else f"{budget} statements are"
            raise Unmet(
                f"`{self.called}` does what is asked, but sends {sent} statements where "
                f"{enough} enough.",
                mistake="too_many_statements",
                next_step=next_step
                or "Look at the statements below: which of them brings nothing that you have not "
                "already?",
            )


def _wrong_type(called: str, value: Any, expected: type) -> Unmet:
    name = type(value).__name__
    if isinstance(value, type) and value is expected:
        name, advice = f"the class {value.__name__}", f"Return an instance: `{value.__name__}(…)`."
    elif name == expected.__name__:
        advice = f"It is another class {name}: use the one from `course_lib.app`."
    elif expected is list and name in ("tuple", "set", "frozenset"):
        advice = "Put the items into a list, in their order."
    elif name in ("Row", "RowMapping", "tuple"):
        advice = (
            "A row is a tuple. `db.scalar(…)` or `.scalars()` takes the first column out of it."
        )
    elif name in ("ChunkedIteratorResult", "Result", "ScalarResult", "CursorResult"):
        one = "one" if name == "ScalarResult" else "scalar_one"
        advice = f"That is still a result. Take the {expected.__name__} out: `.{one}()`, or "
        advice += f"`.{one}_or_none()` where there may be none."
    elif name in ("int", "str") and issubclass(expected, DeclarativeBase):
        advice = f"`select({expected.__name__})` asks for the object, a column only for its value."
    elif isinstance(value, list | tuple | set):
        advice = f"Return the {expected.__name__} itself, not a collection."
    else:
        advice = f"Return {_article(expected.__name__)}."
    return Unmet(
        f"`{called}` should return {_article(expected.__name__)}, and returned {_article(name)}.",
        mistake="wrong_type",
        evidence=(shown("Came back", value),),
        next_step=advice,
    )


def _article(name: str) -> str:
    if name.startswith("the "):
        return name
    return f"an {name}" if name[0] in "aeioAEIO" else f"a {name}"
