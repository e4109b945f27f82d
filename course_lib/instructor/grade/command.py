"""What `course grade` does: grade, show how far it is, write the reports, say what came of it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from course_lib.instructor.errors import CourseError

from .client import local_executor
from .grade import GradedClass, grade_folder, lessons_named
from .store import FILE
from .tables import grades_of


def grade(folder: Path, out: Path, *, lessons: str | None, jobs: int, resume: bool) -> None:
    """Grade a folder and write every report, with a progress bar on the standard error.

    Args:
        folder: The submissions.
        out: Where the reports go.
        lessons: Only these lessons' exercises, such as "01,02"; None for all handed in.
        jobs: How many are graded at a time.
        resume: Take over what an earlier run found.

    Raises:
        NotAskedError: There is no such folder or lesson, or nothing to grade.
        CourseError: The reports could not be written, or it was interrupted.
    """
    if not hasattr(os, "fork"):
        raise CourseError(
            "course grade needs a system that can fork a process: Linux or macOS. On Windows, run "
            "it in the Windows Subsystem for Linux (WSL)."
        )
    asked = lessons_named(lessons)
    # Before anything else is imported, and before the progress bar has a thread of its own.
    with _this_machine(folder, jobs) as executor:
        _grade(folder, out, asked, resume, executor, jobs)


def _grade(
    folder: Path,
    out: Path,
    lessons: tuple[str, ...] | None,
    resume: bool,
    executor: Executor,
    jobs: int,
) -> None:
    try:
        from .reports import write_reports
    except ModuleNotFoundError as error:
        raise CourseError(
            f"The reports need {error.name}, which is not installed. Install it with the course: "
            'pip install -c constraints.txt -e ".[grade]"'
        ) from error

    console = Console(stderr=True)
    columns = (TextColumn("grading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        line = bar.add_task("grading", total=None)

        def progress(done: int, total: int) -> None:
            bar.update(line, completed=done, total=total)

        try:
            graded = grade_folder(
                folder,
                out,
                lessons=lessons,
                jobs=jobs,
                resume=resume,
                executor=executor,
                progress=progress,
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


@contextmanager
def _this_machine(folder: Path, jobs: int) -> Iterator[Executor]:
    handed_in = list(folder.iterdir()) if folder.is_dir() else []
    single = all(each.suffix != ".zip" for each in handed_in)  # a zip may hold a whole class
    executor = local_executor(jobs, forked=min(jobs, len(handed_in)) if single else jobs)
    try:
        yield executor
    finally:
        # Nothing waits in order; after an interruption nobody waits for what has not begun.
        executor.shutdown(wait=False, cancel_futures=True)


def said_of(graded: GradedClass, out: Path) -> str:
    """What to say at the end: how many, how they stand, and where to look."""
    counted = Counter(grade.outcome for grade in grades_of(graded))
    ended = ", ".join(f"{count} {outcome}" for outcome, count in sorted(counted.items()))
    problems = sum(bool(one.problem) for one in graded.graded)
    lines = [f"{len(graded.graded)} submissions: {ended or 'no exercise was defined'}."]
    if problems:
        lines.append(f"{problems} could not be graded, or not wholly: the page says why.")
    return "\n".join([*lines, f"See {out / 'index.html'}, {out / 'grades.csv'}."])
