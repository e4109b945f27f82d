"""Judges every exercise that a file defines: a Python file, or a notebook."""

from __future__ import annotations

import ast
import inspect
import json
import linecache
import re
import types
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .desk import check_exercise, collecting
from .errors import first_line
from .registry import EXERCISES
from .verdict import CodeLine, Outcome, Verdict
from .worker import Run, run, time_limit


class UnreadableFile(Exception):  # noqa: N818 (said to a person, as it is)
    """A file is no Python file and no notebook, or it cannot be read."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One cell of a notebook, or a whole Python file.

    Attributes:
        name: What tracebacks call it.
        source: Its text.
    """

    name: str
    source: str


@dataclass
class Loaded:
    """What loading a file gave.

    Attributes:
        names: The exercises that the file defines, in its order.
        namespace: What its code defined.
        broken: For each exercise whose cell failed: the verdict.
    """

    names: list[str]
    namespace: dict[str, Any]
    broken: dict[str, Verdict]


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
    loaded = load(path)
    verdicts: list[Verdict] = []
    for name in loaded.names:
        function = loaded.namespace.get(name)
        if name in loaded.broken:
            verdicts.append(loaded.broken[name])
        else:
            verdicts.append(check_exercise(name, function))
    return verdicts


def load(path: Path) -> Loaded:
    """Run a file's code, cell by cell, and find the exercises that it defines."""
    pieces = read_pieces(path)
    module = types.ModuleType("__attempt__")
    module.__file__ = str(path)
    loaded = Loaded([], module.__dict__, {})
    for piece in pieces:
        defined = defined_names(piece.source)
        ended = run(
            lambda piece=piece: _run_piece(piece, module.__dict__),
            time_limit(),
            lambda _frame: None,
        )
        for name in defined:
            if name not in loaded.names:
                loaded.names.append(name)
            loaded.broken.pop(name, None)
            if ended.timed_out or ended.error is not None:
                loaded.broken[name] = _broken(name, piece, ended)
    return loaded


def read_pieces(path: Path) -> list[Piece]:
    """The code of a file: one piece for a Python file, one for each code cell of a notebook."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(f"{path} cannot be read: {error}") from error
    if path.suffix == ".py":
        return [Piece(path.name, text)]
    if path.suffix != ".ipynb":
        raise UnreadableFile(f"{path} is neither a Python file (.py) nor a notebook (.ipynb).")
    try:
        cells = json.loads(text)["cells"]
        sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableFile(
            f"{path} is no notebook of format 4: {first_line(error)}. Open it in JupyterLab and "
            "save it again."
        ) from error
    return [Piece(f"cell {number}", source) for number, source in enumerate(sources, 1)]


def defined_names(source: str) -> list[str]:
    """The exercises that a text binds at its top level, in order; by pattern if it cannot parse."""
    try:
        body = ast.parse(_without_magics(source)).body
    except (SyntaxError, ValueError):
        found = re.findall(r"^(?:async\s+)?def\s+(\w+)|^class\s+(\w+)|^(\w+)\s*=", source, re.M)
        names = ["".join(groups) for groups in found]
    else:
        names = [name for statement in body for name in _bound(statement)]
    return [name for name in dict.fromkeys(names) if name in EXERCISES]


def _bound(statement: ast.stmt) -> Iterator[str]:
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield statement.name
    elif isinstance(statement, ast.Assign):
        yield from (each.id for each in statement.targets if isinstance(each, ast.Name))
    elif isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
        yield statement.target.id


def _without_magics(source: str) -> str:
    """Blank out IPython's magics and shell lines, keeping the line numbers."""
    if source.lstrip().startswith("%%"):
        return ""
    return re.sub(r"^[ \t]*[%!].*$", "pass", source, flags=re.M)


async def _run_piece(piece: Piece, namespace: dict[str, Any]) -> None:
    source = _without_magics(piece.source)
    linecache.cache[piece.name] = (len(source), None, source.splitlines(True), piece.name)
    code = compile(source, piece.name, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    with collecting():
        result = eval(code, namespace)
        if inspect.iscoroutine(result):
            await result


def _broken(name: str, piece: Piece, ended: Run) -> Verdict:
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
