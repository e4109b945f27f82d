"""What a learner has done, kept in a file over restarts."""

from __future__ import annotations

import html
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .registry import EXERCISES
from .verdict import Outcome, Verdict

VERSION = 1
_FILE = "progress.json"


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of one exercise.

    Attributes:
        passed: Whether it was ever judged correct.
        attempts: How many verdicts there were, blanks left out.
    """

    passed: bool = False
    attempts: int = 0


@dataclass(frozen=True)
class Progress:
    """The course's exercises in order, and what was done of each. It draws itself.

    Attributes:
        records: What is known, by exercise; one without a record was not tried.
        note: What went wrong with the file, if anything did.
    """

    records: dict[str, Record]
    note: str = ""

    @property
    def passed(self) -> int:
        """How many exercises are passed."""
        return sum(self.records.get(name, Record()).passed for name in EXERCISES)

    @property
    def next(self) -> str | None:
        """The first exercise that is not passed; None when all are."""
        for name in EXERCISES:
            if not self.records.get(name, Record()).passed:
                return name
        return None

    def rows(self) -> list[tuple[str, str, str]]:
        """(lesson, exercise, what was done) for each exercise."""
        return [
            (exercise.lesson, name, _words(self.records.get(name, Record())))
            for name, exercise in EXERCISES.items()
        ]

    def summary(self) -> str:
        """How many are passed, and which comes next."""
        done = f"{self.passed} of {len(EXERCISES)} exercises passed."
        if self.next is None:
            return f"{done} That is all of them."
        exercise = EXERCISES[self.next]
        return f"{done} Next: {exercise.title} ({exercise.name}), in exercises/{exercise.lesson}."

    def __str__(self) -> str:
        widths = [max(len(row[column]) for row in self.rows()) for column in (0, 1)]
        lines = [
            f"{lesson.ljust(widths[0])}  {name.ljust(widths[1])}  {words}"
            for lesson, name, words in self.rows()
        ]
        return "\n".join([self.summary(), "", *lines, *([f"\n{self.note}"] if self.note else [])])

    __repr__ = __str__

    def _repr_html_(self) -> str:
        rows = "\n".join(
            f"<tr><td>{html.escape(lesson)}</td><td><code>{html.escape(name)}</code></td>"
            f"<td>{html.escape(words)}</td></tr>"
            for lesson, name, words in self.rows()
        )
        note = f"\n<p>{html.escape(self.note)}</p>" if self.note else ""
        return (
            f"<p>{html.escape(self.summary())}</p>\n<table>\n<thead><tr>"
            '<th scope="col">Lesson</th><th scope="col">Exercise</th><th scope="col">So far</th>'
            f"</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>{note}"
        )


def _words(record: Record) -> str:
    if record.passed:
        return "✓ passed"
    if not record.attempts:
        return "○ not tried"
    return f"✗ tried {record.attempts} time{'s' if record.attempts > 1 else ''}"


def progress_file() -> Path:
    """Where progress is kept: in COURSE_HOME, else in `.course` of the course's folder."""
    home = os.environ.get("COURSE_HOME")
    return (Path(home) if home else course_folder() / ".course") / _FILE


def course_folder() -> Path:
    """The course's folder: the nearest one upwards with `exercises` and `notebooks`, else here."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "exercises").is_dir() and (folder / "notebooks").is_dir():
            return folder
    return here


def progress() -> Progress:
    """Read what was done so far. A damaged file is set aside, and said so; it never raises."""
    path = progress_file()
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Progress({})
    except (OSError, UnicodeDecodeError) as error:
        return Progress({}, f"{path.name} cannot be read ({error}): nothing is known.")
    try:
        return Progress(_parse(json.loads(text)))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        return Progress({}, _set_aside(path, error))


def _parse(data: Any) -> dict[str, Record]:
    if data["version"] != VERSION:
        raise ValueError(f"version {data['version']!r} is not {VERSION}")
    return {
        str(name): Record(passed=each["passed"] is True, attempts=int(each["attempts"]))
        for name, each in data["exercises"].items()
    }


def _set_aside(path: Path, error: Exception) -> str:
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    try:
        path.rename(aside)
    except OSError:
        return f"{path.name} is damaged ({error}) and could not be set aside."
    return f"{path.name} was damaged ({error}). It is kept as {aside.name}, and a new one begins."


def record(verdict: Verdict) -> None:
    """Write a verdict down. A folder that cannot be written to only loses the record.

    A blank is no attempt, and nothing is written down in the folders of the lessons and of the
    solutions: the answers there are the course's.
    """
    ours = Path.cwd().name in ("notebooks", "solutions")
    if ours or verdict.outcome is Outcome.NOT_ATTEMPTED:
        return
    records = progress().records
    old = records.get(verdict.exercise, Record())
    records[verdict.exercise] = Record(old.passed or verdict.correct, old.attempts + 1)
    try:
        _write(progress_file(), records)
    except OSError:
        return


def _write(path: Path, records: dict[str, Record]) -> None:
    data = {
        "version": VERSION,
        "exercises": {
            name: {"passed": each.passed, "attempts": each.attempts}
            for name, each in records.items()
        },
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    # Written whole and put in place at once: a reader sees the old file or the new one.
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(data, file, indent=1)
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise
