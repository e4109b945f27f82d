"""Finds a learner's own code of each exercise in what they handed in."""

from __future__ import annotations

from collections.abc import Iterable

from course_lib.checks.pieces import Piece, defined_names
from course_lib.checks.registry import OWNERS

MOST_CHARACTERS = 20_000


def definitions(pieces: Iterable[Piece]) -> dict[str, str]:
    """The code that defines each exercise in a file; the whole cell where it cannot be parsed.

    Args:
        pieces: The file's code.
    """
    found: dict[str, dict[str, str]] = {}
    for piece in pieces:
        for name in defined_names(piece):
            found.setdefault(OWNERS[name], {})[name] = _definition(piece, name)
    return {name: "\n\n\n".join(parts.values()) for name, parts in found.items()}


def _definition(piece: Piece, name: str) -> str:
    lines = piece.source.splitlines()
    for node in reversed(piece.tree.body if piece.tree else []):
        if getattr(node, "name", None) == name:
            decorators = [each.lineno for each in getattr(node, "decorator_list", ())]
            return "\n".join(lines[min([node.lineno, *decorators]) - 1 : node.end_lineno])[
                :MOST_CHARACTERS
            ]
    return piece.source[:MOST_CHARACTERS]
