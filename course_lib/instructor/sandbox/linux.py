"""The few calls into the C library and the kernel that Python has no name for."""

from __future__ import annotations

import ctypes
import os
import platform
import sys
from pathlib import Path

_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None

PR_SET_DUMPABLE = 4
PR_SET_SECCOMP = 22
PR_SET_NO_NEW_PRIVS = 38
_CAPABILITY_VERSION_3 = 0x20080522


def machine() -> str:
    """The architecture of a Linux kernel, as `uname -m` says it; empty elsewhere."""
    return platform.machine() if _libc is not None else ""


def prctl(option: int, first: int = 0, second: int = 0) -> None:
    """Call prctl(2).

    Raises:
        OSError: The kernel refuses, or this is not Linux.
    """
    if _libc is None:
        raise OSError("prctl is of Linux only")
    numbers = [ctypes.c_ulong(each) for each in (first, second, 0, 0)]
    if _libc.prctl(option, *numbers) != 0:
        raise _last_error()


def syscall(number: int, *arguments: int | ctypes.c_void_p | None) -> int:
    """Call the kernel by number, and return what it returns.

    Raises:
        OSError: The kernel refuses, or this is not Linux.
    """
    if _libc is None:
        raise OSError("there is no such call here")
    values = [ctypes.c_long(each) if isinstance(each, int) else each for each in arguments]
    returned = _libc.syscall(ctypes.c_long(number), *values)
    if returned < 0:
        raise _last_error()
    return returned


def drop_capabilities() -> None:
    """Give up what root may do beyond other users. It cannot be taken back.

    Raises:
        OSError: The kernel refuses, or this is not Linux.
    """
    if _libc is None:
        raise OSError("capabilities are of Linux only")
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    nothing = (ctypes.c_uint32 * 6)()
    if _libc.capset(header, nothing) != 0:
        raise _last_error()


def stay_on_this_processor() -> None:
    """Keep this process, and threads that it begins, on the processor that it runs on now.

    A fork copies a page of memory when it is first written, and each copy is made known to every
    processor that the process has run on. Threads that only wait for each other gain nothing from
    a second one.

    Raises:
        OSError: The kernel refuses, or this is not Linux.
    """
    if _libc is None:
        raise OSError("processors are chosen on Linux only")
    os.sched_setaffinity(0, {_libc.sched_getcpu()})


def erase_the_first_environment() -> None:
    """Overwrite the variables that this process was started with, for good.

    `os.environ.clear()` makes Python forget them, and has to come first: the memory that the kernel
    laid them down in still has them, as /proc/self/environ shows, and a forked child inherits it.

    Raises:
        OSError: The kernel does not say where they are, or this is not Linux.
    """
    if _libc is None:
        raise OSError("there is no such file here")
    # As proc(5) numbers them: 3 is the first behind the name in brackets, 50 and 51 are the two.
    fields = Path("/proc/self/stat").read_text().rpartition(")")[2].split()
    start, end = int(fields[50 - 3]), int(fields[51 - 3])
    ctypes.memset(start, 0, end - start)


def _last_error() -> OSError:
    number = ctypes.get_errno()
    return OSError(number, os.strerror(number))
