"""Lesson 07: rows of an import that are mistakes of the program, and no emails that are taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .attempt import Attempt, LearnerError
from .lesson_07_rows import a_row


async def raises_for_a_typo(attempt: Attempt) -> None:
    await attempt.call_expecting(
        (TypeError, Exception),
        [a_row("runa"), {"usrname": "ama", "email": "ama@example.org", "hashed_password": "h"}],
        because="`usrname` is no field of a user. It is a mistake of the program, and nobody "
        "learns of it if it counts as a taken email: catch IntegrityError only.",
    )


async def raises_for_a_field_too_many(attempt: Attempt) -> None:
    try:
        came = await attempt.call([a_row("runa"), {**a_row("ama"), "nickname": "am"}])
    except LearnerError:
        attempt.expect(True, "", mistake="")  # whatever its class: nobody takes it for an answer
        return
    attempt.expect(
        False,
        "A row has the field `nickname`, which no user has, and nothing was raised: whoever "
        "imports it believes that it was saved.",
        mistake="field_dropped",
        next_step="`User(**row)` refuses a name that it does not know, and so does "
        "`insert(User).values(**row)`. An INSERT with a list of rows, `db.execute(insert(User), "
        "rows)`, drops it: make the users first.",
        came_back=came,
    )


async def raises_for_a_missing_name(attempt: Attempt) -> None:
    nameless: dict[str, Any] = {**a_row("ama"), "username": None}
    try:
        came = await attempt.call([a_row("runa"), nameless])
    except LearnerError:
        attempt.expect(True, "", mistake="")  # whatever its class: nobody takes it for an answer
        return
    attempt.expect(
        not (isinstance(came, Sequence) and nameless["email"] in came),
        "A row without a name was refused (NOT NULL), and its email came back as taken. Nobody has "
        "this email.",
        mistake="any_refusal_is_taken",
        next_step="An IntegrityError has several kinds. Its driver's error tells which: where "
        "`error.orig.sqlite_errorname` is not `SQLITE_CONSTRAINT_UNIQUE`, `raise`. (`OR IGNORE` "
        "passes over every kind, `ON CONFLICT DO NOTHING` over taken values only.)",
        came_back=came,
    )
    attempt.expect(
        False,
        f"`{attempt.called}` should raise: a user needs a name, and a row has none. Nothing was "
        "raised.",
        mistake="swallowed_error",
        next_step="Whoever imports it believes that the user is there. `raise` whatever is not an "
        "email that is taken.",
        came_back=came,
    )
