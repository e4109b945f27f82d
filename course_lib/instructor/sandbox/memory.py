"""Sees which namespaces may have changed, by the memory that they hold their pointers in.

To look at an object from Python counts a reference to it, which writes into it, and a forked child
then copies the page that it lies in: thousands of pages, for nothing but a look. CPython keeps the
pointers to a dict's keys and values in one table, and that can be read as it lies there.
"""

from __future__ import annotations

import ctypes
import struct
import sys
import sysconfig
import types
from collections.abc import Sequence
from typing import Any

_WORD = struct.calcsize("P")
_HEAD = 2 * _WORD  # of every object: the count of its references, and its type
# Include/cpython/dictobject.h: a dict has a pointer to its table behind its size and its version.
_TABLE_OF_A_DICT = _HEAD + 2 * _WORD
# Objects/descrobject.c: the mapping is all that a read-only view of one holds.
_DICT_OF_A_PROXY = _HEAD
# Include/internal/pycore_dict.h: what a table begins with changes where the dict does not.
_HEAD_OF_A_TABLE = 8 + 8


class Memory:
    """What the memory of some namespaces held when this was made.

    Where it says that a namespace is unchanged, that holds the same objects under the same keys.
    One that it says may have changed may be as it was.
    """

    def __init__(self, spaces: Sequence[Any]) -> None:
        """Read the memory of namespaces, which must live as long as this.

        Args:
            spaces: Dicts, the `vars()` of classes, and objects that have slots only.

        Raises:
            TypeError: One of them is none of these.
        """
        self._pointers: list[Any] = []
        self._regions: list[Any] = []
        self._parts: list[slice] = []
        end = 0
        for space in spaces:
            if isinstance(space, dict | types.MappingProxyType):
                held = _dict_of(space)
                pointer = ctypes.c_size_t.from_address(id(held) + _TABLE_OF_A_DICT)
                place = pointer.value + _HEAD_OF_A_TABLE
                size = _size_of_a_table(held) - _HEAD_OF_A_TABLE
            else:
                pointer = b""
                place, size = id(space) + _HEAD, _size_of_the_slots(space)
            self._pointers.append(pointer)
            self._regions.append((ctypes.c_char * size).from_address(place))
            self._parts.append(slice(end, end + size))
            end += size
        # Each in one piece: to compare them one by one would write to each, if little.
        self._where = b"".join(self._pointers)
        self._held = b"".join(self._regions)

    def changed(
        self, join: Any = b"".join, number: Any = enumerate, size: Any = len, read: Any = bytes
    ) -> list[int]:
        """The positions of the namespaces that may have changed.

        The arguments are bound here, before a stranger's code could put others in their place.
        """
        where, held = join(self._pointers), self._held
        if where == self._where:
            now = join(self._regions)
            if now == held:
                return []
            return [n for n, part in number(self._parts) if now[part] != held[part]]
        found: list[int] = []
        end = 0
        for n, part in number(self._parts):
            start, end = end, end + size(read(self._pointers[n]))
            # A table that has moved is not read: the memory where it was may be gone.
            moved = where[start:end] != self._where[start:end]
            if moved or read(self._regions[n]) != held[part]:
                found += (n,)
        return found


def _size_of_the_slots(space: Any) -> int:
    """How many bytes the slots of an object take.

    Raises:
        TypeError: It holds something elsewhere, too.
    """
    kind = type(space)
    if kind.__dictoffset__ or kind.__itemsize__ or not hasattr(kind, "__slots__"):
        raise TypeError(f"{kind.__name__} keeps what it holds elsewhere")
    return kind.__basicsize__ - _HEAD


def _dict_of(space: Any) -> dict[Any, Any]:
    """The dict itself, which a read-only view of it hides.

    Raises:
        TypeError: What is behind the view is no dict, or its table does not hold its values.
    """
    if isinstance(space, types.MappingProxyType):
        place = ctypes.c_size_t.from_address(id(space) + _DICT_OF_A_PROXY).value
        space = ctypes.cast(place, ctypes.py_object).value
    if not isinstance(space, dict):
        raise TypeError(f"{type(space).__name__} is no dict")
    if ctypes.c_size_t.from_address(id(space) + _TABLE_OF_A_DICT + _WORD).value:
        raise TypeError("a dict that shares its keys with others holds its values elsewhere")
    return space


def _size_of_a_table(space: dict[Any, Any]) -> int:
    return dict.__sizeof__(space) - type(space).__basicsize__


def memory_is_known() -> bool:
    """Whether this Python lays its dicts out in the way that is read here. It is tried out."""
    known = (
        sys.implementation.name == "cpython"
        and (3, 11) <= sys.version_info[:2] <= (3, 14)
        and _WORD == 8
        and not sysconfig.get_config_var("Py_GIL_DISABLED")
    )
    return known and _sees_changes()


class _Slotted:
    __slots__ = ("held",)

    def __init__(self) -> None:
        self.held: object = None


def _sees_changes() -> bool:
    class Changed:
        held: object = None

    slotted = _Slotted()
    space: dict[str, object] = {f"key{n}": object() for n in range(40)}
    memory = Memory([space, vars(Changed), slotted])
    seen = [memory.changed()]
    before, space["key7"] = space["key7"], object()
    seen.append(memory.changed())
    space["key7"], Changed.held = before, object()
    seen.append(memory.changed())
    Changed.held, slotted.held = None, object()
    seen.append(memory.changed())
    slotted.held = None
    seen.append(memory.changed())
    space.update({f"more{n}": None for n in range(400)})  # its table moves
    seen.append(memory.changed())
    return seen == [[], [0], [1], [2], [], [0]]
