"""What checks of lists say: the right objects, each once, in order, by few statements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from course_lib.app import Base

from .attempt import Attempt
from .unmet import Unmet, safe_repr


def expect_list(attempt: Attempt, value: Any, model: type[Base]) -> None:
    """Expect a list or another sequence of objects of one class, with their columns loaded."""
    attempt.expect_not_none(value)
    name = model.__name__
    attempt.expect(
        isinstance(value, Sequence) and not isinstance(value, str),
        f"`{attempt.called}` should return a list, and returned a {type(value).__name__}.",
        mistake="wrong_type",
        next_step="`.all()` makes a list of a result.",
        came_back=value,
    )
    others = [each for each in value if type(each) is not model]
    attempt.expect(
        not others,
        f"`{attempt.called}` should return objects of {name}, and the list holds a "
        f"{type(others[0]).__name__ if others else ''}.",
        mistake="wrong_type",
        next_step="`db.scalars(…)` takes the object out of each row.",
        in_the_list=others[:1],
    )


def expect_ids(attempt: Attempt, objects: Sequence[Any], expected: list[int], order: str) -> None:
    """Expect the objects of these primary keys, each once, in this order."""
    came = [attempt.read(each, "id") for each in objects]
    seen = {"expected_ids": expected, "ids_that_came": came}
    missing = [each for each in expected if each not in came]
    attempt.expect(
        not missing,
        f"`{attempt.called}` left out the row with id {missing[0] if missing else ''}.",
        mistake="missing_rows",
        next_step="Which condition drops it? A `.join(…)` too drops the rows that find no partner.",
        **seen,
    )
    extra = [each for each in came if each not in expected]
    attempt.expect(
        not extra,
        f"`{attempt.called}` returned the row with id {extra[0] if extra else ''}, which was not "
        "asked for.",
        mistake="extra_rows",
        next_step="Which condition lets it in? A loader such as `joinedload` never filters: join "
        "the table yourself with `.join(…)`, and compare names with `==`.",
        **seen,
    )
    attempt.expect(
        len(came) == len(set(came)),
        f"`{attempt.called}` returned the same object more than once.",
        mistake="repeated_rows",
        next_step="A join to a collection repeats its parent: `.unique()` before `.all()` gives "
        "each object once.",
        **seen,
    )
    attempt.expect(
        came == expected,
        f"`{attempt.called}` returned the right rows in another order: they should come {order}.",
        mistake="wrong_order",
        next_step="`order_by(…)` says the order; what stands second in it decides between equals.",
        **seen,
    )


def expect_few(attempt: Attempt, most: int, next_step: str) -> None:
    """Expect at most `most` statements of a call on the big blog; a loop of them is named N+1."""
    sent = sum(each.counted for each in attempt.statements)
    attempt.expect(
        sent < most + 5,
        f"`{attempt.called}` sends {sent} statements where 10 authors have 1,000 posts: one more "
        "for each object (N+1).",
        mistake="n_plus_one",
        next_step="Look for the `await` inside the loop, and load what it asks for with the first "
        "statement: `.options(…)`.",
    )
    limit = "1 statement was" if most == 1 else f"{most} statements were"
    attempt.expect(
        sent <= most,
        f"`{attempt.called}` sends {sent} statements; {limit} allowed.",
        mistake="too_many_statements",
        next_step=next_step,
    )


def read_loaded(attempt: Attempt, value: Any, name: str) -> Any:
    """Read a relationship that had to be loaded."""
    try:
        return attempt.read(value, name)
    except Unmet as unmet:
        raise Unmet(
            f"`{name}` of {safe_repr(value)} is not loaded: a caller who reads it gets "
            "MissingGreenlet.",
            mistake=unmet.mistake,
            next_step="A loader in the statement's `.options(…)` loads it. A join alone does not: "
            "it only filters.",
        ) from None


def authors_of(attempt: Attempt, posts: Sequence[Any]) -> list[str]:
    """The usernames of the posts' authors, which had to be loaded."""
    return [attempt.read(read_loaded(attempt, post, "author"), "username") for post in posts]


def tags_of(attempt: Attempt, post: Any) -> list[str]:
    """The names of a post's tags, which had to be loaded, in order."""
    return sorted(attempt.read(tag, "name") for tag in read_loaded(attempt, post, "tags"))
