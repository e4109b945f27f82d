"""One call that confines a process with whatever the platform has."""

from __future__ import annotations

import contextlib
import os
import site
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from . import linux, seccomp
from .landlock import Landlock
from .limits import Limits

try:
    import resource
except ImportError:  # Windows has none
    resource = None

_DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/random")
_SYSTEM = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/share/zoneinfo", "/etc/localtime")


class Confinement:
    """Prepared once, in the process that forks; applied in each child before a stranger's code.

    Attributes:
        folder: The only folder that a child may write to.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._landlock: Landlock | None = None
        with contextlib.suppress(OSError):
            self._landlock = Landlock(_readable(), [folder, Path("/dev/null")])

    @property
    def descriptors(self) -> tuple[int, ...]:
        """The file descriptors that a child needs to confine itself."""
        return (self._landlock.ruleset,) if self._landlock else ()

    def apply(self, limits: Limits) -> tuple[str, ...]:
        """Confine this process for good. Returns what is on, in words.

        What the platform lacks is left out of the answer, and does not stop the rest.
        """
        on = [*_resource_limits(limits)]
        with contextlib.suppress(OSError):
            linux.prctl(linux.PR_SET_NO_NEW_PRIVS, 1)
            linux.prctl(linux.PR_SET_DUMPABLE, 0)
            linux.drop_capabilities()
            on.append("no privileges, and no way to gain any")
        if self._landlock:
            with contextlib.suppress(OSError):
                self._landlock.restrict()
                on.append(f"files outside its folder closed (Landlock {self._landlock.version})")
        with contextlib.suppress(OSError):
            seccomp.refuse_to_leave(os.getpid())
            on.append("no other processes, no network, no signals to others (seccomp)")
        return tuple(on)


def _resource_limits(limits: Limits) -> Iterator[str]:
    if resource is None:
        return
    for what, name, value in (
        ("processor time", "RLIMIT_CPU", limits.cpu_seconds),
        ("memory", "RLIMIT_AS", _address_space() + limits.memory),
        ("file size", "RLIMIT_FSIZE", limits.file_size),
        ("open files", "RLIMIT_NOFILE", limits.open_files),
        ("core files", "RLIMIT_CORE", 0),
    ):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            resource.setrlimit(getattr(resource, name), (value, value))
            yield f"limit on {what}"


def _address_space() -> int:
    """How many bytes of address space this process has already; 0 where that is not known."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except (OSError, ValueError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def _readable() -> Iterator[Path]:
    """What Python may read to import: its library and what is installed, but no answers."""
    yield from map(Path, (*_DEVICES, *_SYSTEM))
    course = Path(__file__).parents[2]
    yield from (course / name for name in ("__init__.py", "app", "classroom", "checks"))
    names = ("stdlib", "platstdlib", "purelib", "platlib")
    folders = {*(Path(sysconfig.get_path(name)) for name in names), Path(sys.base_prefix) / "lib"}
    for folder in folders | {Path(each) for each in site.getsitepackages()}:
        yield from _all_but(course, folder)


def _all_but(left_out: Path, folder: Path) -> Iterator[Path]:
    """The folder, or, where `left_out` lies in it, all that lies beside that."""
    if folder not in (left_out, *left_out.parents):
        yield folder
    elif folder != left_out and folder.is_dir():
        for each in folder.iterdir():
            yield from _all_but(left_out, each)
