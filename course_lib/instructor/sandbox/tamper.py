"""Sees when a stranger's code has changed the checker, or the libraries it relies on.

An answer is judged in the process that it runs in, because a check looks at live objects. So before
an answer is loaded, a picture is taken of every function and class of the checker, SQLAlchemy, the
driver, asyncio and the builtins; a verdict counts only if they are all still the same afterwards.
"""

from __future__ import annotations

import _thread
import contextlib
import gc
import sys
import types
from collections.abc import Iterable, Iterator
from itertools import chain
from operator import is_, itemgetter
from typing import Any

from .memory import Memory, memory_is_known

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


class Picture:
    """What every function and class of some packages was when this was taken."""

    def __init__(self, packages: Iterable[str], more: Iterable[Held] = ()) -> None:
        """Take it of the modules that are loaded.

        Args:
            packages: Names of packages, and of modules that are in none.
            more: What else must stay the same.
        """
        self._all = [*_held_by(frozenset(packages)), *more]
        self._values = [each.get(each.space) for each in self._all]
        self._memory: Memory | None = None
        if memory_is_known():
            with contextlib.suppress(TypeError):
                self._memory = Memory([each.space for each in self._all])

    @property
    def functions(self) -> frozenset[int]:
        """The identities of all functions in the picture."""
        values = chain.from_iterable(self._values)
        return frozenset(id(each) for each in values if isinstance(each, types.FunctionType))

    def changed(
        self,
        every: Any = all,
        pairs: Any = map,
        same: Any = is_,
        size: Any = len,
        count: Any = range,
        missing: Any = (KeyError, AttributeError),
    ) -> str | None:
        """The name of something that is not what it was; None where everything is.

        The arguments are bound here, before a stranger's code could put others in their place.
        """
        memory = self._memory
        for number in count(size(self._all)) if memory is None else memory.changed():
            held = self._all[number]
            try:
                found = held.get(held.space)
            except missing:
                return held.name
            if not every(pairs(same, found, self._values[number])):
                return self._which(number, found)
            if held.whole and size(held.space) != held.whole:
                return held.name
        return None

    def _which(self, number: int, found: tuple[Any, ...]) -> str:
        held = self._all[number]
        for key, old, new in zip(held.keys, self._values[number], found, strict=False):
            if new is not old:
                return f"{held.name}.{key}"
        return held.name


class Held:
    """Something that holds functions, classes or other objects under names.

    Attributes:
        name: What to call it.
        space: What holds them: a dict, the `vars()` of a class, or an object with slots.
        keys: The names that must stay the same.
        get: Gives what is held under them.
        whole: How many names there must be; 0 where there may be more.
    """

    __slots__ = ("get", "keys", "name", "space", "whole")

    def __init__(
        self, name: str, space: Any, keys: Iterable[str], *, get: Any = itemgetter, whole: int = 0
    ) -> None:
        """Make one, of at least one key; `get` is `attrgetter` where the keys are attributes."""
        self.name, self.space, self.keys, self.whole = name, space, tuple(keys), whole
        self.get = get(*self.keys, self.keys[0])  # of one key alone it would give no tuple


def _held_by(packages: frozenset[str]) -> Iterator[Held]:
    """What the modules of some packages hold, and the classes that are defined in them."""
    for name, module in list(sys.modules.items()):
        if isinstance(module, types.ModuleType) and name.partition(".")[0] in packages:
            yield from _kept(name, vars(module))
            own = name.startswith("course_lib.")
            for value in list(vars(module).values()):
                if isinstance(value, type) and value.__module__ == name:
                    yield from _kept(f"{name}.{value.__name__}", vars(value), whole=own)


def _kept(name: str, space: Any, *, whole: bool = False) -> Iterator[Held]:
    keys = [key for key in space if isinstance(space[key], _KEPT)] or [*space][: int(whole)]
    if keys:
        yield Held(name, space, keys, whole=len(space) if whole else 0)


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

    def refuse(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "sys._current_frames":
            if this_thread() != mine:
                raise PermissionError("other threads are closed while an answer is judged")
        elif event != "object.__setattr__":
            raise PermissionError(f"{event} is closed while an answer is judged")
        elif arguments[1] in _PARTS_OF_A_FUNCTION and id(arguments[0]) in functions:
            raise PermissionError("the checker and its libraries stay as they are")

    watched = _REFUSED_EVENTS | {"sys._current_frames", "object.__setattr__"}

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event in watched:  # `id()` alone makes thousands of events
            refuse(event, arguments)

    sys.addaudithook(hook)
