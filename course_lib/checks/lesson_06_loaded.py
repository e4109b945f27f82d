"""What the checks of eager loading read: relationships that had to be loaded, and their errors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy.exc import ArgumentError, InvalidRequestError, SQLAlchemyError

from course_lib.app import Post, User
from course_lib.classroom.show_error import let_go

from .attempt import Attempt
from .errors import is_lazy_load
from .exercise import ErrorMessage
from .slips import NO_ORDER, Slip, expect_objects, refuse_made_by_hand, unordered_backwards
from .unmet import Unmet, safe_repr

LESSON = "06_eager_loading"

UNIQUE = ErrorMessage(
    InvalidRequestError,
    "The unique() method must be invoked",
    "unique_missing",
    "A `joinedload` of a collection repeats its parent in many rows, and the result was read "
    "without `.unique()`.",
    "`(await db.scalars(statement)).unique().all()`, or load collections with `selectinload`.",
)
LAZY = ErrorMessage(
    Exception,  # 2.0 and 2.1 raise different classes
    "greenlet_spawn has not been called",
    "lazy_load",
    "The function touches a relationship that was not loaded, and an attribute cannot await "
    "(MissingGreenlet).",
    "Give the statement a loader for each relationship that the function reads: `.options(…)`. "
    "(To assign or append to a collection reads it, too.)",
)
NONE = ErrorMessage(
    AttributeError,
    "'NoneType' object has no attribute",
    "none_not_handled",
    "There is no such row, so None came, and an attribute of None was read.",
    "Ask whether it is None before you go on with it, and return early.",
)


def option_path(next_step: str) -> ErrorMessage:
    """What an option that begins at another class than the selected one means."""
    return ErrorMessage(
        ArgumentError,
        "does not apply to any of the root entities",
        "option_path",
        "A loader option begins at a class that the statement does not select.",
        f"Begin at the selected class{next_step}",
    )


def read_loaded(attempt: Attempt, value: Any, name: str) -> Any:
    """Read a relationship that had to be loaded.

    Raises:
        Unmet: It is not loaded, or an option refuses that it is read.
    """
    attempt.stated += 1
    try:
        return getattr(value, name)
    except SQLAlchemyError as error:
        lazy = is_lazy_load(error)
        let_go(error)
        shown, gets = safe_repr(value), "MissingGreenlet" if lazy else type(error).__name__
    raise Unmet(
        f"`{name}` of {shown} is not loaded: a caller who reads it gets {gets}.",
        mistake="lazy_load" if lazy else "refused_by_raiseload",
        next_step="A loader in the statement's `.options(…)` loads it, with a loader of its own "
        "for each link of a path. A join alone does not: it only filters."
        if lazy
        else f"`raiseload` refuses what nothing else loads: put a loader of `{name}` beside it.",
    )


def authors_of(attempt: Attempt, posts: Sequence[Any]) -> list[str]:
    """The usernames of the posts' authors, which had to be loaded from the database."""
    names: list[str] = []
    for post in posts:
        author = read_loaded(attempt, post, "author")
        attempt.expect(
            author is not None and author.id == post.author_id,
            f"`post.author` of {safe_repr(post)} is not the user who wrote it.",
            mistake="wrong_author",
            next_step="`post.author_id` is the id of the author: does the statement join on it?",
            author=author,
            author_id=post.author_id,
        )
        refuse_made_by_hand(attempt, author, User)
        names.append(attempt.read(author, "username"))
    return names


def tags_of(attempt: Attempt, post: Any) -> list[str]:
    """The names of a post's tags, which had to be loaded, in order."""
    return sorted(attempt.read(tag, "name") for tag in read_loaded(attempt, post, "tags"))


async def expect_order_by_id(
    attempt: Attempt, model: type[Post | User], ids: Sequence[int]
) -> None:
    """Call the function, and expect these objects by id where nothing but its order gives it."""
    await unordered_backwards(attempt)
    objects = await attempt.call()
    backwards = Slip(ids[::-1], *NO_ORDER[:2], f"Say it: `order_by({model.__name__}.id)`.")
    expect_objects(attempt, objects, model, ids, backwards, order="by id", frugal=False)


def expect_everything(attempt: Attempt, objects: Sequence[Any], number: int, what: str) -> None:
    """Expect that no limit cut off what came."""
    attempt.expect(
        len(objects) == number,
        f"There are {number} {what}, and {len(objects)} came.",
        mistake="missing_rows",
        next_step="All were asked for: which limit, or which condition, leaves some out?",
    )
