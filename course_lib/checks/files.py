"""Judges every exercise that a file defines: a Python file, or a notebook."""

from __future__ import annotations

import contextlib
import importlib
import sys
import types
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .cells import Ended, run_cells
from .desk import check_exercise
from .errors import first_line
from .pieces import Piece, defined_names, read_pieces
from .program import Program
from .registry import EXERCISES, OWNERS
from .verdict import CodeLine, Outcome, Verdict
from .worker import time_limit


@dataclass
class Loaded:
    """What loading a file gave.

    Attributes:
        pieces: The file's code, as it was run.
        names: The exercises that the file defines, in its order.
        namespace: What its code defined.
        broken: For each exercise whose cell failed: the verdict.
        unbound: For each name of a program whose cell failed: the first line of the error.
    """

    pieces: list[Piece]
    names: list[str]
    namespace: dict[str, Any]
    broken: dict[str, Verdict]
    unbound: dict[str, str]

    def answer(self, name: str) -> Any:
        """What is judged as the exercise `name`: its function or class, or a whole program."""
        if EXERCISES[name].names:
            return Program(self.namespace, self.unbound)
        return self.namespace.get(name)


def check_file(path: Path) -> list[Verdict]:
    """Judge every exercise that a file defines.

    The file's own code is run first, with the time limit of an attempt. A cell that fails is set
    aside: what the others define is judged all the same.

    Args:
        path: A `.py` or `.ipynb` file.

    Returns:
        A verdict for each exercise, in the order in which the file defines them.

    Raises:
        UnreadableFile: There is no such file, or it is neither.
    """
    with importable(path.parent):
        loaded = load(path)
        verdicts: list[Verdict] = []
        for name in loaded.names:
            if name in loaded.broken:
                verdicts.append(loaded.broken[name])
            else:
                verdicts.append(check_exercise(name, loaded.answer(name)))
        return verdicts


@contextlib.contextmanager
def importable(folder: Path, *, forget: bool = True) -> Iterator[None]:
    """Let a file import those beside it, as Python does for a script.

    Args:
        folder: Where it lies.
        forget: Whether those are forgotten afterwards: another file that is checked may have
            neighbours of the same names.
    """
    place = str(folder.resolve())
    before = set(sys.modules) if forget else set()
    sys.path.insert(0, place)
    try:
        yield
    finally:
        with contextlib.suppress(ValueError):
            sys.path.remove(place)
        if forget:
            _forget(set(sys.modules) - before, place)


def _forget(modules: set[str], place: str) -> None:
    """Forget those of some modules that lie in a folder, and are none that were installed there."""
    for name in modules:
        file = Path(getattr(sys.modules[name], "__file__", None) or "/")
        installed = file.is_relative_to(sys.prefix) or name.startswith("course_lib")
        if file.is_relative_to(place) and not installed:
            del sys.modules[name]
    importlib.invalidate_caches()


def load(path: Path) -> Loaded:
    """Run a file's code, cell by cell, and find the exercises that it defines."""
    pieces = read_pieces(path)
    module = types.ModuleType("__attempt__")
    module.__file__ = str(path)
    # What looks its own module up while it is defined (a dataclass, a mapped class) finds it.
    sys.modules[module.__name__] = module
    loaded = Loaded(pieces, [], module.__dict__, {}, {})
    for piece, ended in zip(pieces, run_cells(pieces, module.__dict__), strict=True):
        bound = ended.bound
        for name in dict.fromkeys([*defined_names(piece), *bound]):
            # A cell that fails after it has defined the function has defined it all the same.
            failed = name not in bound and (ended.timed_out or ended.error is not None)
            _note(loaded, name, _broken(OWNERS[name], piece, ended) if failed else None)
    return loaded


def _note(loaded: Loaded, name: str, broken: Verdict | None) -> None:
    """Note that a piece defines a name, or would have done so had it not failed."""
    exercise = EXERCISES[OWNERS[name]]
    if exercise.name not in loaded.names:
        loaded.names.append(exercise.name)
    failed: dict[str, Any] = loaded.unbound if exercise.names else loaded.broken
    failed.pop(name, None)
    if broken is not None:
        failed[name] = broken.message if exercise.names else broken


def _broken(name: str, piece: Piece, ended: Ended) -> Verdict:
    exercise = EXERCISES[name]
    if ended.timed_out:
        return Verdict(
            name,
            Outcome.TIMEOUT,
            f"{piece.name} did not end within {time_limit():g} seconds.",
            title=exercise.title,
            next_step="Look at the code outside the functions.",
        )
    error = ended.error
    assert error is not None
    line = None
    if isinstance(error, SyntaxError) and error.lineno:
        line = CodeLine(error.lineno, (error.text or "").strip(), piece.name)
    return Verdict(
        name,
        Outcome.ERROR,
        f"{piece.name} could not be run: {first_line(error)}",
        title=exercise.title,
        line=line,
        next_step="Run the file from its top: every cell has to work before its functions count.",
    )
