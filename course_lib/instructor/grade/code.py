"""Finds a learner's own code of each exercise in what they handed in."""

from __future__ import annotations

import ast
from pathlib import Path

from course_lib.checks.files import Piece, UnreadableFile, defined_names, read_pieces
from course_lib.checks.registry import OWNERS

MOST_CHARACTERS = 20_000


def definitions(path: Path) -> dict[str, str]:
    """The code that defines each exercise in a file; the whole cell where it cannot be parsed."""
    try:
        pieces = read_pieces(path)
    except UnreadableFile:
        return {}
    found: dict[str, dict[str, str]] = {}
    for piece in pieces:
        for name in defined_names(piece.source):
            found.setdefault(OWNERS[name], {})[name] = _definition(piece, name)
    return {name: "\n\n\n".join(parts.values()) for name, parts in found.items()}


def _definition(piece: Piece, name: str) -> str:
    try:
        tree = ast.parse(piece.source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return piece.source[:MOST_CHARACTERS]
    lines = piece.source.splitlines()
    for node in reversed(tree.body):
        if getattr(node, "name", None) == name:
            decorators = [each.lineno for each in getattr(node, "decorator_list", ())]
            return "\n".join(lines[min([node.lineno, *decorators]) - 1 : node.end_lineno])[
                :MOST_CHARACTERS
            ]
    return piece.source[:MOST_CHARACTERS]
