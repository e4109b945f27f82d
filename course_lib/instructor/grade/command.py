"""What `course grade` does: grade, show how far it is, write the reports, say what came of it."""

from __future__ import annotations

import os
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from course_lib.instructor.errors import CourseError

from .client import local_executor
from .grade import GradedClass, grade_folder, lessons_named
from .store import FILE
from .tables import grades_of


def grade(
    folder: Path,
    out: Path,
    *,
    lessons: str | None,
    jobs: int,
    resume: bool,
    scheduler: str | None = None,
) -> None:
    """Grade a folder and write every report, with a progress bar on the standard error.

    Args:
        folder: The submissions.
        out: Where the reports go.
        lessons: Only these lessons' exercises, such as "01,02"; None for all handed in.
        jobs: How many are graded at a time; on a cluster, as many as it has threads.
        resume: Take over what an earlier run found.
        scheduler: The address of a Dask cluster's scheduler; None for this machine.

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
    # Before what only this process needs is imported, and the progress bar has its thread.
    with _cluster(scheduler) if scheduler else _this_machine(folder, jobs) as (executor, jobs):
        _grade(folder, out, asked, resume, executor, jobs)


def _grade(
    folder: Path,
    out: Path,
    lessons: tuple[str, ...] | None,
    resume: bool,
    executor: Executor,
    jobs: int,
) -> None:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    try:
        from .pages import load_templates
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
        # While answers are judged. Should it fail, the reports meet the same error.
        threading.Thread(target=load_templates, daemon=True).start()

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
def _this_machine(folder: Path, jobs: int) -> Iterator[tuple[Executor, int]]:
    handed_in = list(folder.iterdir()) if folder.is_dir() else []
    single = all(each.suffix != ".zip" for each in handed_in)  # a zip may hold a whole class
    executor = local_executor(jobs, forked=min(jobs, len(handed_in)) if single else jobs)
    try:
        yield executor, jobs
    finally:
        # Nothing waits in order; after an interruption nobody waits for what has not begun.
        executor.shutdown(wait=False, cancel_futures=True)


@contextmanager
def _cluster(scheduler: str) -> Iterator[tuple[Executor, int]]:
    """The executor of a Dask cluster, and how many threads its workers have.

    Raises:
        CourseError: Dask is not installed, or there is no such cluster.
    """
    try:
        from distributed import Client
    except ModuleNotFoundError as error:
        raise CourseError(
            f"--scheduler needs {error.name}, which is not installed. Install it with the course: "
            'pip install -c constraints.txt -e ".[grade,dask]"'
        ) from error
    try:
        client = Client(scheduler, timeout=10, set_as_default=False)
    except (OSError, ValueError) as error:
        raise CourseError(
            f"There is no scheduler at {scheduler}: {error}. Start one with `dask scheduler`, and "
            "give the address that it prints, such as tcp://10.0.0.1:8786."
        ) from error
    with client:
        workers: Any = client.nthreads()
        threads = sum(workers.values())
        if not threads:
            raise CourseError(
                f"The scheduler at {scheduler} has no workers. Start some: dask worker {scheduler}"
            )
        yield client.get_executor(), threads


def said_of(graded: GradedClass, out: Path) -> str:
    """What to say at the end: how many, how they stand, and where to look."""
    counted = Counter(grade.outcome for grade in grades_of(graded))
    ended = ", ".join(f"{count} {outcome}" for outcome, count in sorted(counted.items()))
    problems = sum(bool(one.problem) for one in graded.graded)
    lines = [f"{len(graded.graded)} submissions: {ended or 'no exercise was defined'}."]
    if problems:
        lines.append(f"{problems} could not be graded, or not wholly: the page says why.")
    return "\n".join([*lines, f"See {out / 'index.html'}, {out / 'grades.csv'}."])
