"""Landlock: what a process may open, from a list of folders (Linux 5.13 and later)."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterable
from pathlib import Path

from .linux import syscall

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION_ONLY = 1
_PATH_BENEATH = 1

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1, 2, 4, 8
_ALL_OF_VERSION_1 = (1 << 13) - 1
_REFER, _TRUNCATE, _IOCTL_DEVICE = 1 << 13, 1 << 14, 1 << 15
_READ = _READ_FILE | _READ_DIR
_OF_A_FILE = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE | _IOCTL_DEVICE
_TCP = 0b11
_ABSTRACT_SOCKETS_AND_SIGNALS = 0b11


class _Ruleset(ctypes.Structure):
    _fields_ = (
        ("files", ctypes.c_uint64),
        ("network", ctypes.c_uint64),
        ("scoped", ctypes.c_uint64),
    )


class _PathRule(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"  # what `_pack_` implies; Python 3.14 wants it said
    _fields_ = (("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32))


def version() -> int:
    """Which version of Landlock the kernel has; 0 for none."""
    try:
        return syscall(_CREATE_RULESET, None, 0, _VERSION_ONLY)
    except OSError:
        return 0


class Landlock:
    """A list of folders, made once; each process that comes after can confine itself to it.

    Everything that is not on the list can neither be opened nor listed. TCP (version 4 of Landlock)
    and signals to processes outside (version 6) are closed too.
    """

    def __init__(self, readable: Iterable[Path], writable: Iterable[Path]) -> None:
        """Make the list; folders and files that are not there are left out.

        Raises:
            OSError: The kernel has no Landlock.
        """
        have = version()
        if not have:
            raise OSError("this kernel has no Landlock")
        self.version = have
        self._files = _ALL_OF_VERSION_1
        self._files |= (_REFER if have >= 2 else 0) | (_TRUNCATE if have >= 3 else 0)
        self._files |= _IOCTL_DEVICE if have >= 5 else 0
        ruleset = _Ruleset(
            self._files, _TCP if have >= 4 else 0, _ABSTRACT_SOCKETS_AND_SIGNALS if have >= 6 else 0
        )
        size = 8 if have < 4 else 16 if have < 6 else 24
        address = ctypes.cast(ctypes.pointer(ruleset), ctypes.c_void_p)
        self.ruleset = syscall(_CREATE_RULESET, address, size, 0)
        for path in readable:
            self._allow(path, _READ)
        for path in writable:
            self._allow(path, self._files & ~_EXECUTE)

    def _allow(self, path: Path, rights: int) -> None:
        try:
            opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except OSError:
            return
        try:
            allowed = rights if path.is_dir() else rights & _OF_A_FILE
            rule = _PathRule(allowed & self._files, opened)
            address = ctypes.cast(ctypes.pointer(rule), ctypes.c_void_p)
            syscall(_ADD_RULE, self.ruleset, _PATH_BENEATH, address, 0)
        finally:
            os.close(opened)

    def restrict(self) -> None:
        """Confine this process, for good. It needs `no_new_privs` to be set.

        Raises:
            OSError: The kernel refuses.
        """
        syscall(_RESTRICT_SELF, self.ruleset, 0)
