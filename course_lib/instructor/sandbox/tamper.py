"""Sees when a stranger's code has changed the checker, or the libraries it relies on.

An answer is judged in the process that it runs in, because a check looks at live objects. So before
an answer is loaded, a picture is taken of every function and class of the checker, SQLAlchemy, the
driver, asyncio and the builtins; a verdict counts only if they are all still the same afterwards.
"""

from __future__ import annotations

import _thread
import gc
import sys
import types
from collections.abc import Callable, Iterable
from operator import is_
from typing import Any

CHECKER = ("course_lib", "builtins")
LIBRARIES = (
    "sqlalchemy", "aiosqlite", "sqlite3", "asyncio", "greenlet", "ast", "contextlib", "copy",
    "dataclasses", "functools", "inspect", "linecache", "operator", "re", "textwrap", "threading",
    "time", "traceback", "types", "warnings",
)  # fmt: skip

# What looks into or changes the interpreter itself. No exercise needs it.
_REFUSED_EVENTS = frozenset(
    {
        "gc.get_objects", "gc.get_referrers", "gc.get_referents",
        "sys._current_exceptions", "sys.settrace", "sys.setprofile", "sys.addaudithook",
        "ctypes.dlopen", "ctypes.dlsym", "ctypes.cdata", "ctypes.cdata/buffer",
        "ctypes.string_at", "ctypes.wstring_at", "ctypes.call_function",
        "code.__new__",
    }
)  # fmt: skip
_PARTS_OF_A_FUNCTION = frozenset({"__code__", "__defaults__", "__kwdefaults__"})

_KEPT = (types.FunctionType, types.BuiltinFunctionType, type, property, classmethod, staticmethod)


class TamperedError(Exception):
    """What the checker relies on is not what it was."""


class Picture:
    """What every function and class of some packages was when this was taken."""

    def __init__(self, packages: Iterable[str]) -> None:
        """Take it of the modules that are loaded.

        Args:
            packages: Names of packages, and of modules that are in none.
        """
        self._spaces: list[tuple[str, Callable[[str], Any], list[str], list[Any]]] = []
        self._sizes: list[tuple[str, Any, int]] = []
        packages = frozenset(packages)
        for name, module in list(sys.modules.items()):
            if isinstance(module, types.ModuleType) and name.partition(".")[0] in packages:
                self._take(name, vars(module))
                own = name.startswith("course_lib.")
                for value in list(vars(module).values()):
                    if isinstance(value, type) and value.__module__ == name:
                        self._take(f"{name}.{value.__name__}", vars(value), whole=own)

    def _take(self, name: str, space: Any, *, whole: bool = False) -> None:
        kept = {key: value for key, value in space.items() if isinstance(value, _KEPT)}
        self._spaces.append((name, space.get, list(kept), list(kept.values())))
        if whole:
            self._sizes.append((name, space, len(space)))

    def keep(self, name: str, get: Callable[[str], Any], keys: Iterable[str]) -> None:
        """Take in more: what `get` gives for each of `keys` must stay the same object."""
        keys = list(keys)
        self._spaces.append((name, get, keys, [get(key) for key in keys]))

    @property
    def functions(self) -> frozenset[int]:
        """The identities of all functions in the picture."""
        values = (value for _, _, _, values in self._spaces for value in values)
        return frozenset(id(each) for each in values if isinstance(each, types.FunctionType))

    def changed(
        self, every: Any = all, pairs: Any = map, same: Any = is_, size: Any = len
    ) -> str | None:
        """The name of the first thing that is not what it was; None where nothing is.

        The arguments are bound here, before a stranger's code could put others in their place.
        """
        for name, get, keys, values in self._spaces:
            if not every(pairs(same, pairs(get, keys), values)):
                for key, value in zip(keys, values, strict=True):
                    if get(key) is not value:
                        return f"{name}.{key}"
        for name, space, count in self._sizes:
            if size(space) != count:
                return name
        return None


def guard_the_interpreter(functions: frozenset[int]) -> None:
    """Refuse, from now on and for good, to look into other frames, objects and memory.

    Only the thread that calls this may still ask for the frames of the others.

    Args:
        functions: The identities of functions whose code may not be replaced.
    """
    gc.disable()  # what a stranger's `__del__` does must not happen in the main thread
    for name in ("ctypes", "_ctypes"):
        sys.modules[name] = None  # type: ignore[assignment]  (importing it again fails)
    this_thread, mine = _thread.get_ident, _thread.get_ident()

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _REFUSED_EVENTS:
            raise PermissionError(f"{event} is closed while an answer is judged")
        if event == "sys._current_frames" and this_thread() != mine:
            raise PermissionError("other threads are closed while an answer is judged")
        changes = event == "object.__setattr__" and arguments[1] in _PARTS_OF_A_FUNCTION
        if changes and id(arguments[0]) in functions:
            raise PermissionError("the checker and its libraries stay as they are")

    sys.addaudithook(hook)
