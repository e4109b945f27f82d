"""Finds an assertion that can fail without its test failing, as `except` or `suppress` takes it in.

It is read in the text, and only to explain why a test passed that has been seen to pass wrongly.
"""

from __future__ import annotations

import ast
import linecache
from collections.abc import Iterator
from typing import Any

from .function import code_file
from .verdict import CodeLine

_TAKE_IN = frozenset({"AssertionError", "Exception", "BaseException"})


def swallowed_assertion(function: Any) -> CodeLine | None:
    """The first assertion of a test that an `except`, `suppress` or `raises` around it takes in.

    Args:
        function: The learner's test, or class of tests.

    Returns:
        Its line; None where there is none, or the text is not known.
    """
    lines = linecache.getlines(code_file(function))
    try:
        tree = ast.parse("".join(lines))
    except SyntaxError:  # a cell with commands of IPython's, for example
        return None
    for definition in ast.walk(tree):
        if _name(definition) == getattr(function, "__name__", None):
            for node, name in _inside(definition, ""):
                if (found := _taken_in(node)) is not None:
                    number = found.lineno
                    return CodeLine(number, lines[number - 1].strip(), name)
    return None


def _name(node: ast.AST) -> str:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return node.name
    return ""


def _inside(node: ast.AST, name: str) -> Iterator[tuple[ast.AST, str]]:
    """What is in a definition, each with the name of the innermost one around it."""
    name = _name(node) or name
    for child in ast.iter_child_nodes(node):
        yield child, name
        yield from _inside(child, name)


def _taken_in(node: ast.AST) -> ast.Assert | None:
    """The first assertion in a block that takes its failure in."""
    if isinstance(node, ast.Try) and any(map(_hides, node.handlers)):
        return _assertion(node.body)
    if isinstance(node, ast.With | ast.AsyncWith):
        calls = [each.context_expr for each in node.items]
        if any(isinstance(call, ast.Call) and _suppresses(call) for call in calls):
            return _assertion(node.body)
    return None


def _hides(handler: ast.ExceptHandler) -> bool:
    if handler.type is not None and not _TAKE_IN & _names(handler.type):
        return False
    ends = (ast.Raise, ast.Assert)
    walked = [each for line in handler.body for each in ast.walk(line)]
    return not any(isinstance(each, ends) or _called(each) == "fail" for each in walked)


def _suppresses(call: ast.Call) -> bool:
    return _called(call) in ("suppress", "raises") and any(
        _TAKE_IN & _names(each) for each in call.args
    )


def _called(node: ast.AST) -> str:
    if not isinstance(node, ast.Call):
        return ""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def _names(node: ast.AST) -> set[str]:
    return {
        getattr(each, "attr", getattr(each, "id", ""))
        for each in ast.walk(node)
        if isinstance(each, ast.Name | ast.Attribute)
    }


def _assertion(body: list[ast.stmt]) -> ast.Assert | None:
    walked = (each for line in body for each in ast.walk(line))
    return next((each for each in walked if isinstance(each, ast.Assert)), None)
