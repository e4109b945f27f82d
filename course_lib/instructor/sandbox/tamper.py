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
from itertools import chain
from operator import call, eq, is_, itemgetter
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
    """What every function and class of some packages was when this was taken.

    Looking at it touches each of those objects, and a forked child has to copy the memory of what
    it touches: the loops are the interpreter's own, and go over each object once.
    """

    def __init__(self, packages: Iterable[str]) -> None:
        """Take it of the modules that are loaded.

        Args:
            packages: Names of packages, and of modules that are in none.
        """
        self._names: list[tuple[str, list[str]]] = []
        self._getters: list[Callable[[Any], tuple[Any, ...]]] = []
        self._spaces: list[Any] = []
        self._values: list[Any] = []
        self._sized: list[Any] = []
        self._sizes: list[int] = []
        packages = frozenset(packages)
        for name, module in list(sys.modules.items()):
            if isinstance(module, types.ModuleType) and name.partition(".")[0] in packages:
                self._take(name, vars(module))
                own = name.startswith("course_lib.")
                for value in list(vars(module).values()):
                    if isinstance(value, type) and value.__module__ == name:
                        self._take(f"{name}.{value.__name__}", vars(value), whole=own)

    def _take(self, name: str, space: Any, *, whole: bool = False) -> None:
        self.keep(name, space, [key for key in space if isinstance(space[key], _KEPT)])
        if whole:
            self._sized.append(space)
            self._sizes.append(len(space))

    def keep(self, name: str, space: Any, keys: Iterable[str], *, get: Any = itemgetter) -> None:
        """Take in more: what `space` holds under each of `keys` must stay the same object.

        Args:
            name: What to call it.
            space: Where it is held.
            keys: The keys, or the names of attributes.
            get: `itemgetter` for keys, `attrgetter` for attributes.
        """
        keys = list(keys)
        if not keys:
            return
        getter = get(*keys, keys[0])  # of one key alone it would give no tuple
        self._names.append((name, keys))
        self._getters.append(getter)
        self._spaces.append(space)
        self._values.extend(getter(space))

    @property
    def functions(self) -> frozenset[int]:
        """The identities of all functions in the picture."""
        return frozenset(id(each) for each in self._values if isinstance(each, types.FunctionType))

    def changed(
        self,
        every: Any = all,
        pairs: Any = map,
        join: Any = chain.from_iterable,
        apply: Any = call,
        same: Any = is_,
        equal: Any = eq,
        size: Any = len,
        missing: Any = (KeyError, AttributeError),
    ) -> str | None:
        """The name of something that is not what it was; None where everything is.

        The arguments are bound here, before a stranger's code could put others in their place.
        """
        if not every(pairs(equal, pairs(size, self._sized), self._sizes)):
            return "a class or a module of the checker"
        try:
            found = join(pairs(apply, self._getters, self._spaces))
            if every(pairs(same, found, self._values)):
                return None
        except missing:
            pass
        return self._first_changed()

    def _first_changed(self) -> str:
        values = iter(self._values)
        for (name, keys), getter, space in zip(
            self._names, self._getters, self._spaces, strict=True
        ):
            before = [next(values) for _ in range(len(keys) + 1)]
            try:
                found = getter(space)
            except (KeyError, AttributeError):
                return name
            for key, old, new in zip([*keys, keys[0]], before, found, strict=True):
                if new is not old:
                    return f"{name}.{key}"
        return "something that is as before again"


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
