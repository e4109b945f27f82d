"""What checks of eager loading read: relationships that had to be loaded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .attempt import Attempt
from .unmet import Unmet, safe_repr


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
