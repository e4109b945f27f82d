"""show_error: the class and the first line of an error, in place of a long traceback."""

from __future__ import annotations

import gc
import re
import textwrap
import traceback as tracebacks
import warnings
from types import TracebackType
from typing import overload

from sqlalchemy.exc import MissingGreenlet, SQLAlchemyError, StatementError

from .face import Face, display, fenced

LAZY_LOAD = "greenlet_spawn has not been called"
_WIDTH = 88
_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")
_OWN = ("sqlalchemy.", "sqlite3.", "asyncio.")
# An error of the database driver's bridge to asyncio (MissingGreenlet) leaves a coroutine of
# SQLAlchemy's own that was never awaited. Python warns of it whenever it collects it, in this cell
# or a later one: the warning says nothing of the reader's code.
_OF_THE_BRIDGE = r"coroutine '(Connection|Cursor|AsyncAdapt_\w+)\."
warnings.filterwarnings("ignore", _OF_THE_BRIDGE, RuntimeWarning)


class ErrorShown:
    """Shows the error that leaves its block, and ends it there."""

    def __init__(self, expected: tuple[type[BaseException], ...]) -> None:
        self._expected = expected

    def __enter__(self) -> ErrorShown:
        return self

    def __exit__(
        self,
        error_type: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> bool:
        names = " or ".join(each.__name__ for each in self._expected)
        if error is None:
            raise AssertionError(f"{names} was expected here, and the block ended without an error")
        if not any(_is_a(error, each) for each in self._expected):
            return False
        display(error_face(error))
        let_go(error)
        return True


@overload
def show_error(*expected: type[BaseException]) -> ErrorShown: ...
@overload
def show_error(error: BaseException, /) -> Face: ...
def show_error(*expected: type[BaseException] | BaseException) -> ErrorShown | Face:
    """Show an error in two lines: its class and the first line of its message.

    `with show_error(IntegrityError): await db.flush()` runs the block, which must end with such an
    error, shows it, and goes on. Without an error, or with another one, it raises, so that a
    notebook whose error no longer comes fails. `show_error(error)` shows one that was caught.

    Args:
        expected: The classes that may come; none for any `Exception`. Or one error.
    """
    classes = tuple(each for each in expected if isinstance(each, type))
    if expected and not classes:
        (error,) = (each for each in expected if not isinstance(each, type))
        return error_face(error)
    return ErrorShown(classes or (Exception,))


def error_face(error: BaseException) -> Face:
    """The faces of an error: class, first line, and what the driver said where it was asked."""
    message = f"{_name(error)}: {_first_line(error)}".rstrip(": ")
    lines = textwrap.wrap(message, _WIDTH, break_long_words=False) or [message]
    if isinstance(error, StatementError) and isinstance(error.orig, MissingGreenlet):
        lines.append("It carries a sqlalchemy.exc.MissingGreenlet in its attribute `orig`.")
    elif cause := _cause(error):
        lines.append(f"It was caused by: {cause}.")
    text = "\n".join(lines)
    return Face(text, markdown=fenced(text))


def let_go(error: BaseException) -> None:
    """Empty the frames of an error that was dealt with, and of those behind it.

    What they hold ends now, and not in whichever later cell collects it. The warning on a coroutine
    of SQLAlchemy's own is left out also where warnings are being recorded.
    """
    quoted = False
    done: set[int] = set()  # `raise error.__cause__` makes the chain a ring
    each: BaseException | None = error
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", _OF_THE_BRIDGE, RuntimeWarning)
        while each is not None and id(each) not in done:
            done.add(id(each))
            quoted = quoted or _quotes_a_lazy_load(each)
            tracebacks.clear_frames(each.__traceback__)
            each.__traceback__, each = None, each.__cause__ or each.__context__
        if quoted:
            # A library has caught the error, and quotes it: pydantic does. What the error itself
            # held is in a ring with its frames, which only the collector finds.
            gc.collect()


def _quotes_a_lazy_load(error: BaseException) -> bool:
    try:
        return not isinstance(error, SQLAlchemyError) and LAZY_LOAD in str(error)
    except (Exception, SystemExit, KeyboardInterrupt):  # a learner's own class, say
        return False


def _is_a(error: BaseException, expected: type[BaseException]) -> bool:
    # SQLAlchemy 2.1 wraps MissingGreenlet where 2.0 raises it bare.
    return isinstance(error, expected) or isinstance(getattr(error, "orig", None), expected)


def _name(error: BaseException) -> str:
    kind = type(error)
    name = f"{kind.__module__}.{kind.__qualname__}"
    return name if name.startswith(_OWN) else kind.__qualname__


def _cause(error: BaseException) -> str:
    """The class of the database's error behind an error of somebody's own; empty if none."""
    name = _name(error.__cause__) if error.__cause__ is not None else ""
    wrapped_by_sqlalchemy = isinstance(error, StatementError)  # whose message says it
    return name if name.startswith(_OWN) and not wrapped_by_sqlalchemy else ""


def _first_line(error: BaseException) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return _ADDRESS.sub("", lines[0]) if lines else ""
