"""What one submission may use."""

from __future__ import annotations

from dataclasses import dataclass

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one submission may use.

    Attributes:
        attempt_seconds: How long one exercise's attempt may take.
        load_seconds: How long the code outside the functions may take, in all.
        cpu_seconds: Processor time of one process.
        memory: Bytes of address space beyond what the grader itself needs.
        file_size: Bytes of one file that it writes.
        folder_size: Bytes that its temporary folder may hold.
        open_files: How many files and sockets it may have open.
    """

    attempt_seconds: float = 5.0
    load_seconds: float = 20.0
    cpu_seconds: int = 120
    memory: int = 1024 * _MEGABYTE
    file_size: int = 16 * _MEGABYTE
    folder_size: int = 64 * _MEGABYTE
    open_files: int = 128
