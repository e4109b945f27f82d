"""Keeps results as they come, so that a crash or a full disk loses none that are there."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from typing import Any

from course_lib import checks

from .task import Graded, Result, SubmittedFile

FILE = "results.jsonl"


class Store:
    """The results of a run, one line of JSON for each submission.

    Attributes:
        path: The file.
    """

    def __init__(self, folder: Path, *, resume: bool) -> None:
        """Open it; without `resume`, results of an earlier run are moved aside.

        Raises:
            OSError: The folder cannot be written to.
        """
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / FILE
        self._graded: dict[tuple[str, str], Graded] = {}
        if self.path.exists() and not resume:
            self.path.rename(_free_name(self.path))
        elif self.path.exists():
            self._read()

    def _read(self) -> None:
        for line in self.path.read_text(encoding="utf-8").splitlines():
            try:
                values = json.loads(line)
                self._graded[values["learner"], values["digest"]] = _graded(values)
            except (ValueError, KeyError, TypeError):
                continue  # the line that an interruption cut short
        # Whole lines only, so that the next one begins on a line of its own.
        whole = [_line(digest, graded) for (_, digest), graded in self._graded.items()]
        mended = self.path.with_suffix(".tmp")
        mended.write_text("".join(whole), encoding="utf-8")
        mended.replace(self.path)

    def known(self, learner: str, digest: str) -> Graded | None:
        """What an earlier run found for the same files of this learner; None if nothing."""
        return self._graded.get((learner, digest))

    def add(self, digest: str, graded: Graded) -> None:
        """Write a result down, and wait until it is on the disk.

        Raises:
            OSError: The disk is full.
        """
        with self.path.open("a", encoding="utf-8") as file:
            file.write(_line(digest, graded))
            file.flush()
            os.fsync(file.fileno())


def digest_of(files: Iterable[SubmittedFile], lessons: Iterable[str], problem: str = "") -> str:
    """Stands for what was handed in, what was asked of it, and the version of the course."""
    text = hashlib.sha256()
    for part in (_checks_version(), *sorted(lessons), problem):
        text.update(f"{part}\0".encode())
    for file in files:
        text.update(f"{file.name}\0{len(file.content)}\0".encode(errors="surrogateescape"))
        text.update(file.content)
    return text.hexdigest()


@cache
def _checks_version() -> str:
    """Changes with any file that judges."""
    text = hashlib.sha256()
    for path in sorted(Path(checks.__path__[0]).glob("*.py")):
        text.update(path.read_bytes())
    return text.hexdigest()


def _free_name(path: Path) -> Path:
    number = 1
    while (free := path.with_name(f"{path.name}.backup-{number}")).exists():
        number += 1
    return free


def _line(digest: str, graded: Graded) -> str:
    return json.dumps({"digest": digest, **asdict(graded)}, ensure_ascii=True) + "\n"


def _graded(values: dict[str, Any]) -> Graded:
    results = tuple(Result(**each) for each in values["results"])
    graded = Graded(values["learner"], results, values["problem"])
    return replace(graded, protections=tuple(values["protections"]))
