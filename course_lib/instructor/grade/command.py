"""What `course grade` does: grade, show how far it is, write the reports, say what came of it."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from course_lib.instructor.errors import CourseError

from .grade import GradedClass, grade_folder, lessons_named
from .store import FILE
from .tables import grades_of


def grade(folder: Path, out: Path, *, lessons: str | None, jobs: int, resume: bool) -> None:
    """Grade a folder and write every report, with a progress bar on the standard error.

    Raises:
        NotAskedError: There is no such folder or lesson, or nothing to grade.
        CourseError: The reports could not be written, or it was interrupted.
    """
    if not hasattr(os, "fork"):
        raise CourseError(
            "course grade needs a system that can fork a process: Linux or macOS. On Windows, run "
            "it in the Windows Subsystem for Linux (WSL)."
        )
    try:
        from .reports import write_reports
    except ModuleNotFoundError as error:
        raise CourseError(
            f"The reports need {error.name}, which is not installed. Install it with the course: "
            'pip install -c constraints.txt -e ".[grade]"'
        ) from error

    console = Console(stderr=True)
    columns = (TextColumn("grading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    asked = lessons_named(lessons)
    with Progress(*columns, console=console, transient=True) as bar:
        line = bar.add_task("grading", total=None)

        def progress(done: int, total: int) -> None:
            bar.update(line, completed=done, total=total)

        try:
            graded = grade_folder(
                folder, out, lessons=asked, jobs=jobs, resume=resume, progress=progress
            )
            write_reports(graded, out)
        except KeyboardInterrupt:
            raise CourseError(
                f"Stopped. What was graded is in {out / FILE}; --resume goes on from there."
            ) from None
        except OSError as error:
            raise CourseError(
                f"{out} cannot be written to: {error.strerror or error}. What was graded before is "
                f"in {out / FILE}; make room, and go on with --resume."
            ) from error
    print(said_of(graded, out))


def said_of(graded: GradedClass, out: Path) -> str:
    """What to say at the end: how many, how they stand, and where to look."""
    counted = Counter(grade.outcome for grade in grades_of(graded))
    ended = ", ".join(f"{count} {outcome}" for outcome, count in sorted(counted.items()))
    problems = sum(bool(one.problem) for one in graded.graded)
    lines = [f"{len(graded.graded)} submissions: {ended or 'no exercise was defined'}."]
    if problems:
        lines.append(f"{problems} could not be graded, or not wholly: the page says why.")
    return "\n".join([*lines, f"See {out / 'index.html'}, {out / 'grades.csv'}."])
