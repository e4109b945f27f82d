"""What an exercise's function may do to the caller's transaction, and the mistakes against it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.classroom.statements import Statement

from .exercise import Transaction
from .unmet import Unmet, safe_repr

_WRITES = frozenset({"INSERT", "UPDATE", "DELETE", "REPLACE"})


class Lent:
    """The caller's session, lent to the learner's function for one call.

    A transaction is open before the call, as it is for a caller who has work of their own in it,
    so that a commit or a rollback shows even where the function itself had sent nothing.
    """

    def __init__(self, db: AsyncSession, rule: Transaction) -> None:
        self._db = db
        self._rule = rule
        self._before = db.sync_session.get_transaction()
        self._pending = bool(_unflushed(db))

    @classmethod
    async def of(cls, db: AsyncSession, rule: Transaction) -> Lent:
        """Lend a session out."""
        if rule is Transaction.FLUSH:
            await db.connection()
        return cls(db, rule)

    def refuse_misuse(self, called: str, statements: Sequence[Statement]) -> None:
        """Raise `Unmet` where the rule was broken, or something was left unflushed."""
        sent = {each.sql.strip().rstrip(";").upper() for each in statements}
        if not self._db.is_active:
            raise _unusable(called)
        self._refuse_other_sessions(called, sent)
        if self._rule is Transaction.COMMIT:
            self._refuse_unflushed(called)
            self._demand_commit(called, sent)
            return
        if "COMMIT" in sent:
            raise Unmet(
                f"`{called}` committed; this function {self._rule.value}.",
                mistake="committed",
                next_step="Take the commit out: the caller decides when. What is pending is sent "
                "by `await db.flush()`; what was executed has been sent already. (`async with "
                "db.begin():` commits, too, at its end.)",
            )
        if "ROLLBACK" in sent or self._ended():
            raise Unmet(
                f"`{called}` rolled back or closed the session that it was lent: what the caller "
                "had not committed is gone.",
                mistake="rolled_back",
                next_step="Leave rollback, close and `async with db` to the caller. To undo a part "
                "only, use a savepoint: `async with db.begin_nested():`.",
            )
        if self._rule is Transaction.FLUSH:
            self._refuse_unflushed(called)

    def refuse_writes(self, called: str, statements: Sequence[Statement]) -> None:
        """Raise `Unmet` where a function that reads only has written, or left something to write.

        What the caller had not flushed may be flushed by the function's first SELECT.
        """
        if self._rule is not Transaction.READ or self._pending:
            return
        written = next((each for each in statements if each.kind in _WRITES), None)
        left = _unflushed(self._db)
        if written or left:
            what = f"sent {_article(written.kind)}" if written else f"left {safe_repr(left[0])}"
            raise Unmet(
                f"`{called}` {what}{'' if written else ' to be written'}; this function "
                f"{self._rule.value}.",
                mistake="wrote",
                next_step="A SELECT answers the question. What a function adds or changes to find "
                "something out is in the caller's transaction, too.",
            )

    def _ended(self) -> bool:
        before = self._before
        return before is not None and self._db.sync_session.get_transaction() is not before

    def _refuse_other_sessions(self, called: str, sent: set[str]) -> None:
        if sent & {"COMMIT", "ROLLBACK"} and self._before is not None and not self._ended():
            raise Unmet(
                f"`{called}` worked in a session or connection of its own beside `db`: the caller "
                "sees nothing of it, and cannot take it back.",
                mistake="own_session",
                next_step="Do everything through the parameter `db`.",
            )

    def _demand_commit(self, called: str, sent: set[str]) -> None:
        if "COMMIT" not in sent:
            raise Unmet(
                f"`{called}` did not commit.",
                mistake="never_committed",
                next_step="`await db.commit()` makes it last.",
            )

    def _refuse_unflushed(self, called: str) -> None:
        unflushed = _unflushed(self._db)
        if unflushed:
            raise Unmet(
                f"`{called}` changed the session, but not the database: no SQL was sent for "
                f"{safe_repr(unflushed[0])}.",
                mistake="never_flushed",
                next_step="`await db.flush()` sends what the session holds.",
            )


def _unflushed(db: AsyncSession) -> list[Any]:
    changed = [each for each in db.dirty if db.is_modified(each)]
    return [*db.new, *db.deleted, *changed]


def _article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "AEIOU" else f"a {kind}"


def _unusable(called: str) -> Unmet:
    return Unmet(
        f"After `{called}` the caller's session cannot be used: a flush in it failed, and no "
        "savepoint was there to go back to.",
        mistake="broke_session",
        next_step="Add the object inside `async with db.begin_nested():`, and put the `try` around "
        "that block: what was added before it is flushed before the savepoint.",
    )
