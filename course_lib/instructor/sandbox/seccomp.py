"""Seccomp: which calls of the kernel a process, or one thread of it, may make (Linux)."""

from __future__ import annotations

import ctypes
import errno
import struct
from collections.abc import Iterator

from .linux import PR_SET_SECCOMP, machine, prctl

# Number of each refused call on x86_64 and on aarch64; None where there is no such call.
_REFUSED: dict[str, tuple[int | None, int | None]] = {
    # other processes
    "fork": (57, None), "vfork": (58, None), "execve": (59, 221), "execveat": (322, 281),
    "tkill": (200, 130), "rt_sigqueueinfo": (129, 138), "rt_tgsigqueueinfo": (297, 240),
    "pidfd_open": (434, 434), "pidfd_send_signal": (424, 424), "pidfd_getfd": (438, 438),
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271),
    "setpriority": (141, 140), "ioprio_set": (251, 30), "sched_setparam": (142, 118),
    "sched_setscheduler": (144, 119), "sched_setaffinity": (203, 122), "sched_setattr": (314, 274),
    "shmget": (29, 194), "semget": (64, 190), "msgget": (68, 186), "mq_open": (240, 180),
    # the network
    "socket": (41, 198), "connect": (42, 203), "bind": (49, 200), "sendmsg": (46, 211),
    "recvmsg": (47, 212), "sendmmsg": (307, 269), "recvmmsg": (299, 243),
    # files by other ways than opening them
    "chown": (92, None), "lchown": (94, None), "fchown": (93, 55), "fchownat": (260, 54),
    "setxattr": (188, 5), "lsetxattr": (189, 6), "fsetxattr": (190, 7),
    "removexattr": (197, 14), "lremovexattr": (198, 15), "fremovexattr": (199, 16),
    "memfd_create": (319, 279), "io_uring_setup": (425, 425),
    # the machine
    "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41), "chroot": (161, 51),
    "open_tree": (428, 428), "move_mount": (429, 429), "fsopen": (430, 430), "fsmount": (432, 432),
    "mount_setattr": (442, 442), "unshare": (272, 97), "setns": (308, 268), "bpf": (321, 280),
    "perf_event_open": (298, 241), "userfaultfd": (323, 282), "add_key": (248, 217),
    "request_key": (249, 218), "keyctl": (250, 219), "kexec_load": (246, 104),
    "init_module": (175, 105), "finit_module": (313, 273), "delete_module": (176, 106),
    "reboot": (169, 142), "swapon": (167, 224), "swapoff": (168, 225), "acct": (163, 89),
    "quotactl": (179, 60), "syslog": (103, 116), "settimeofday": (164, 170),
    "clock_settime": (227, 112), "adjtimex": (159, 171), "clock_adjtime": (305, 266),
    "sethostname": (170, 161), "setdomainname": (171, 162), "personality": (135, 92),
}  # fmt: skip
# Calls that say they succeeded and do nothing: copying a file within one's own folder makes them.
_PRETENDED: dict[str, tuple[int | None, int | None]] = {
    "chmod": (90, None), "fchmod": (91, 52), "fchmodat": (268, 53), "fchmodat2": (452, 452),
    "utime": (132, None), "utimes": (235, None), "futimesat": (261, None), "utimensat": (280, 88),
}  # fmt: skip
_CLONE, _CLONE3 = (56, 220), (435, 435)
_TO_ITSELF_ONLY = {"kill": (62, 129), "tgkill": (234, 131), "prlimit64": (302, 261)}

# The calls that write to a file descriptor or make another of it, and which argument names it.
_WRITES: dict[str, tuple[int | None, int | None, int]] = {
    "write": (1, 64, 0), "pwrite64": (18, 68, 0), "writev": (20, 66, 0), "pwritev": (296, 70, 0),
    "pwritev2": (328, 287, 0), "sendto": (44, 206, 0), "sendfile": (40, 71, 0), "tee": (276, 77, 1),
    "splice": (275, 76, 2), "vmsplice": (278, 75, 0), "copy_file_range": (326, 285, 2),
    "dup": (32, 23, 0), "dup2": (33, None, 0), "dup3": (292, 24, 0), "fcntl": (72, 25, 0),
    "ftruncate": (77, 46, 0), "ioctl": (16, 29, 0),
}  # fmt: skip

_MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
_CLONE_THREAD = 0x00010000
_X32 = 0x40000000

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16
_ALLOW, _KILL, _ERROR = 0x7FFF0000, 0x80000000, 0x00050000
_NOT_PERMITTED, _NOT_THERE, _DONE = _ERROR | errno.EPERM, _ERROR | errno.ENOSYS, _ERROR | 0

Instruction = tuple[int, int, int, int]


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def available() -> bool:
    """Whether this module knows the machine's calls by number."""
    return machine() in _MACHINES


def refuse_to_leave(pid: int) -> None:
    """Keep this process (`pid`) to itself: no other process, no network, no signal to others.

    It needs `no_new_privs` to be set, and holds for this thread and for those that it starts.

    Raises:
        OSError: The kernel refuses, or the machine is not known.
    """
    column, _ = _of_this_machine()
    program: list[Instruction] = []
    for numbers in _REFUSED.values():
        program += _on(numbers[column], (_RETURN, 0, 0, _NOT_PERMITTED))
    for numbers in _PRETENDED.values():
        program += _on(numbers[column], (_RETURN, 0, 0, _DONE))
    for name, numbers in _TO_ITSELF_ONLY.items():
        zero_too = [(_EQUAL, 0, 1, 0), (_RETURN, 0, 0, _ALLOW)] if name == "prlimit64" else []
        itself = [(_EQUAL, 0, 1, pid), (_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _NOT_PERMITTED)]
        program += _on(numbers[column], _load_argument(0), *zero_too, *itself)
    program += _on(
        _CLONE[column],
        _load_argument(0),
        (_ANY_BIT, 0, 1, _CLONE_THREAD),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _NOT_PERMITTED),
    )
    # The flags of clone3 cannot be seen from here; the C library falls back to clone.
    program += _on(_CLONE3[column], (_RETURN, 0, 0, _NOT_THERE))
    _install(program)


def refuse_to_write(descriptor: int) -> None:
    """Keep this thread, and those that it starts, from writing to a file descriptor.

    Raises:
        OSError: The kernel refuses, or the machine is not known.
    """
    column, _ = _of_this_machine()
    program: list[Instruction] = []
    for *numbers, argument in _WRITES.values():
        found = [(_EQUAL, 0, 1, descriptor), (_RETURN, 0, 0, _NOT_PERMITTED)]
        allow = (_RETURN, 0, 0, _ALLOW)
        program += _on(numbers[column], _load_argument(argument), *found, allow)
    _install(program)


def _of_this_machine() -> tuple[int, int]:
    if not available():
        raise OSError(f"the calls of a {machine()} machine are not known")
    return _MACHINES[machine()]


def _load_argument(number: int) -> Instruction:
    """Load the lower half of an argument: descriptors, process ids and flags fit in it."""
    return (_LOAD, 0, 0, _ARGUMENTS + 8 * number)


def _on(number: int | None, *then: Instruction) -> Iterator[Instruction]:
    """For the call of that number, the instructions `then`, the last of which returns."""
    if number is not None:
        yield (_EQUAL, 0, len(then), number)
        yield from then


def _install(program: list[Instruction]) -> None:
    _, architecture = _of_this_machine()
    whole = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER),
        (_AT_LEAST, 0, 1, _X32),
        (_RETURN, 0, 0, _KILL),
        *program,
        (_RETURN, 0, 0, _ALLOW),
    ]
    code = b"".join(struct.pack("HBBI", *instruction) for instruction in whole)
    kept = ctypes.create_string_buffer(code, len(code))
    installed = _Program(len(whole), ctypes.addressof(kept))
    prctl(PR_SET_SECCOMP, 2, ctypes.addressof(installed))
