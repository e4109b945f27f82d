"""Sees the assertions of a test that failed and were taken in, by `except` or `suppress`."""

from __future__ import annotations

import sys
import types
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from .function import source_line
from .verdict import CodeLine


@contextmanager
def failed_assertions(namespace: Mapping[str, Any]) -> Iterator[list[CodeLine]]:
    """Note where an AssertionError passes through the learner's code in this block.

    It slows that code down: it is for one more run of a test that has passed and should not have.

    Args:
        namespace: The global names of the learner's code, which tell its frames from others.

    Yields:
        The lines, while they are found.
    """
    found: list[CodeLine] = []

    def see(frame: types.FrameType, event: str, what: Any) -> Any:
        if frame.f_globals is not namespace:
            return None
        if event == "exception" and issubclass(what[0], AssertionError):
            code = frame.f_code
            text = source_line(code.co_filename, frame.f_lineno)
            found.append(CodeLine(frame.f_lineno, text, code.co_name))
        return see

    before = sys.gettrace()
    sys.settrace(see)
    try:
        yield found
    finally:
        sys.settrace(before)
