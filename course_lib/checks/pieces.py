"""Reads the code of a file that a learner hands in: a Python file, or a notebook."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .registry import OWNERS


class UnreadableFile(Exception):  # noqa: N818 (said to a person, as it is)
    """A file is no Python file and no notebook, or it cannot be read."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One cell of a notebook, or a whole Python file.

    Attributes:
        name: What tracebacks call it.
        source: Its text, as it is run.
        tree: Its syntax tree; None where it cannot be parsed.
    """

    name: str
    source: str
    tree: ast.Module | None


def read_pieces(path: Path) -> list[Piece]:
    """The code of a file: one piece for a Python file, one for each code cell of a notebook.

    Raises:
        UnreadableFile: There is no such file, or it is neither.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(f"{path} cannot be read: {error}") from error
    if path.suffix == ".py":
        return [Piece(path.name, text, parsed(text))]
    if path.suffix != ".ipynb":
        raise UnreadableFile(f"{path} is neither a Python file (.py) nor a notebook (.ipynb).")
    sources = _code_cells(path, text)
    return [_cell(f"cell {n}", source) for n, source in enumerate(sources, 1)]


def parsed(source: str) -> ast.Module | None:
    """The syntax tree of a text; None where it cannot be parsed."""
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _cell(name: str, source: str) -> Piece:
    tree = parsed(source)
    if tree is None:
        source = without_magics(source)
        tree = parsed(source)
    return Piece(name, source, tree)


def _code_cells(path: Path, text: str) -> list[str]:
    """The sources of a notebook's code cells.

    Raises:
        UnreadableFile: It is no notebook of format 4; the message says why.
    """
    why = "it is not JSON"
    try:
        notebook = json.loads(text)
        why = "it is not one notebook"
        if (version := notebook.get("nbformat", 4)) != 4:
            why = f"it has format {version}"
        elif "cells" not in notebook:
            why = "it has no cells"
        else:
            why = "a cell in it is none"
            cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
            return ["".join(cell["source"]) for cell in cells]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        pass
    raise UnreadableFile(
        f"{path} is no notebook of format 4: {why}. Open it in JupyterLab and save it again."
    )


def defined_names(piece: Piece) -> list[str]:
    """The names of exercises that a piece binds outside its functions; by pattern if broken."""
    if piece.tree is None:
        names = ["".join(groups) for groups in _BINDS.findall(piece.source)]
    else:
        names = list(_bound(piece.tree))
    return [name for name in dict.fromkeys(names) if name in OWNERS]


def _bound(node: ast.AST) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield child.name
        elif isinstance(child, ast.Name) and isinstance(child.ctx, ast.Store):
            yield child.id
        elif not isinstance(child, ast.Lambda):
            yield from _bound(child)


_BINDS = re.compile(r"^(?:async\s+)?def\s+(\w+)|^class\s+(\w+)|^(\w+)\s*=", re.M)
_TIMES_ITS_CELL = re.compile(r"%%(time|timeit|capture|prun)\b")
_MAGIC_LINE = re.compile(r"^([ \t]*)(?:[%!].*|\?+\w[\w.]*|\w[\w.]*\?+)$")
_MAGIC_VALUE = re.compile(r"^([ \t]*\w+[ \t]*=)[ \t]*[%!].*$")


def without_magics(source: str) -> str:
    """A cell that is no Python, its magics, shell lines and `name?` blanked, line by line."""
    lines = source.splitlines()
    if lines and lines[0].startswith("%%") and not _TIMES_ITS_CELL.match(lines[0]):
        return ""
    blanked = [_MAGIC_VALUE.sub(r"\1 None", _MAGIC_LINE.sub(r"\1pass", line)) for line in lines]
    return "\n".join(blanked)
