"""Runs the code of a file that a learner hands in, cell by cell."""

from __future__ import annotations

import ast
import inspect
import linecache
import time
import types
from dataclasses import dataclass
from typing import Any

from .desk import collecting
from .pieces import Piece
from .registry import OWNERS
from .worker import run, time_limit


@dataclass(frozen=True, slots=True)
class Ended:
    """How one cell ended.

    Attributes:
        bound: The names of exercises that it bound anew.
        error: What left it, if anything did.
        timed_out: Whether its time was up.
    """

    bound: tuple[str, ...]
    error: BaseException | None = None
    timed_out: bool = False


def run_cells(pieces: list[Piece], namespace: dict[str, Any]) -> list[Ended]:
    """Run cells one after the other on one event loop, as a notebook does.

    Each has the time limit of an attempt. What comes behind one that fails is run all the same.

    Args:
        pieces: The cells.
        namespace: Where they bind their names.

    Returns:
        How each ended.
    """
    cells = _Cells(pieces, namespace)
    while len(cells.ended) < len(pieces):
        whole = run(cells.run, time_limit(), cells.give_up, began=lambda: cells.began)
        if len(cells.ended) < len(pieces):  # one did not end, and the others are still to come
            cells.end(whole.error, timed_out=whole.timed_out)
    return cells.ended


class _Cells:
    def __init__(self, pieces: list[Piece], namespace: dict[str, Any]) -> None:
        self.ended: list[Ended] = []
        self.began = time.monotonic()
        self._pieces = pieces
        self._namespace = namespace
        self._before = self._bound_now()
        self._current: object = None

    async def run(self) -> None:
        """Run those that are left, up to the first that is given up."""
        this = self._current = object()
        for piece in self._pieces[len(self.ended) :]:
            error: BaseException | None = None
            try:
                await _run_piece(piece, self._namespace)
            except BaseException as raised:  # `exit()` in a cell, too, is a matter of that cell
                error = raised
            if this is not self._current:
                return
            self.end(error)

    def give_up(self, _frame: types.FrameType | None) -> None:
        """Begin no further cell in this run: the time of one is up."""
        self._current = None

    def end(self, error: BaseException | None, *, timed_out: bool = False) -> None:
        """Note how the cell that was run last has ended."""
        before, self._before = self._before, self._bound_now()
        bound = [name for name, value in self._before.items() if _is_new(value, before[name])]
        self.ended.append(Ended(tuple(bound), error, timed_out))
        self.began = time.monotonic()  # the next one, now or in another run

    def _bound_now(self) -> dict[str, Any]:
        """What the names of exercises are bound to; None where they are not."""
        return {name: self._namespace.get(name) for name in OWNERS}


def _is_new(value: Any, old: Any) -> bool:
    """Whether a name was bound to something else, and not by an import from the course itself."""
    imported = str(getattr(value, "__module__", "")).startswith("course_lib.")
    return value is not old and not imported


async def _run_piece(piece: Piece, namespace: dict[str, Any]) -> None:
    source = piece.source
    linecache.cache[piece.name] = (len(source), None, source.splitlines(True), piece.name)
    # dont_inherit: this module's own __future__ imports are not the learner's.
    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    code = compile(source, piece.name, "exec", flags=flags, dont_inherit=True)
    with collecting():
        result = eval(code, namespace)
        if inspect.iscoroutine(result):
            await result
