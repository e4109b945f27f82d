"""What a learner has written for an exercise that asks for a whole program."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import Any

from .function import code_file

_NOT_THE_LEARNERS = ("course_lib.", "sqlalchemy.", "fastapi.", "pydantic.", "builtins")


class Program:
    """The names that a learner has bound, in a notebook or in a file that imports the rest.

    Attributes:
        namespace: The names, as they are now.
        broken: Why a name could not be bound, by name: the first line of the error.
        kept: What a check found out and a later one of the same judging need not find out again.
    """

    def __init__(
        self, namespace: Mapping[str, Any], broken: Mapping[str, str] | None = None
    ) -> None:
        self.namespace = namespace
        self.broken = dict(broken or {})
        self.kept: dict[Any, Any] = {}

    def get(self, name: str) -> Any:
        """What is bound to a name; None where nothing is."""
        return self.namespace.get(name)

    def tests(self) -> list[tuple[str, Any]]:
        """The names that pytest would collect, and what is bound to them, in order."""
        return [
            (name, value)
            for name, value in list(self.namespace.items())
            if name.startswith(("test_", "Test")) and callable(value)
        ]

    def namespaces(self, names: tuple[str, ...]) -> list[dict[str, Any]]:
        """The global names of the modules that the learner's code stands in.

        Args:
            names: The names that the exercise asks for. The modules that they come from count too.
        """
        found = [self.namespace] if isinstance(self.namespace, dict) else []
        for value in self._values(names):
            module = sys.modules.get(_module_of(value))
            if module is not None and not any(each is module.__dict__ for each in found):
                found.append(module.__dict__)
        return found

    def files(self, names: tuple[str, ...]) -> set[str]:
        """The file names that the code of the learner's functions and classes carries."""
        values = [each if callable(each) else type(each) for each in self._values(names)]
        return {file for file in map(code_file, values) if file}

    def _values(self, names: tuple[str, ...]) -> Iterator[Any]:
        values = [self.get(name) for name in names] + [value for _, value in self.tests()]
        for value in values:
            if value is not None and not f"{_module_of(value)}.".startswith(_NOT_THE_LEARNERS):
                yield value


def _module_of(value: Any) -> str:
    return str(getattr(value, "__module__", None) or type(value).__module__)
