"""Grades every submission in a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass
from pathlib import Path

from course_lib.checks.registry import EXERCISES
from course_lib.instructor.errors import NotAskedError
from course_lib.instructor.sandbox import Limits

from .client import grade_one, local_executor
from .store import Store, digest_of
from .submissions import Submission, find_submissions
from .task import Graded, Task

AT_ONCE = 2  # for each job: enough that none waits, and few enough that memory stays bounded


@dataclass(frozen=True, slots=True)
class GradedClass:
    """What became of a whole class.

    Attributes:
        graded: One for each learner, by name.
        lessons: The lessons whose exercises count.
    """

    graded: tuple[Graded, ...]
    lessons: tuple[str, ...]


def lessons_named(names: str | None) -> tuple[str, ...] | None:
    """The lessons that "01,02" stands for; None for None.

    Raises:
        NotAskedError: There is no such lesson.
    """
    if names is None:
        return None
    known = list(dict.fromkeys(exercise.lesson for exercise in EXERCISES.values()))
    found: list[str] = []
    for name in filter(None, (each.strip() for each in names.split(","))):
        lesson = next((each for each in known if name in (each, each.partition("_")[0])), None)
        if lesson is None:
            raise NotAskedError(f"There is no lesson {name!r}. There are: {', '.join(known)}.")
        found.append(lesson)
    return tuple(sorted(set(found)))


def grade_folder(
    folder: Path,
    out: Path,
    *,
    lessons: tuple[str, ...] | None = None,
    jobs: int = 2,
    resume: bool = False,
    limits: Limits | None = None,
    executor: Executor | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> GradedClass:
    """Grade every submission in `folder`, and write results to `out` as they come.

    Args:
        folder: The submissions.
        out: Where `results.jsonl` goes; the reports are made from what this returns.
        lessons: Only these lessons' exercises; None for every lesson that somebody handed in.
        jobs: How many are graded at a time.
        resume: Take over what an earlier run found for the same files.
        limits: What one submission may use; None for the usual.
        executor: What runs `grade_one`, such as a cluster's; None for threads of this process,
            each with a warmed process beside it. It is not shut down here.
        progress: Called with how many are done, and how many there are.

    Raises:
        NotAskedError: There is no such folder, or it holds no submissions.
        OSError: The results cannot be written.
    """
    submissions = find_submissions(folder, leave_out=out)
    store = Store(out, resume=resume)
    done: dict[str, Graded] = {}
    progress(0, len(submissions))

    def keep(digest: str, graded: Graded) -> None:
        store.add(digest, graded)
        done[graded.learner] = graded
        progress(len(done), len(submissions))

    def tasks() -> Iterator[tuple[str, Task]]:
        for submission in submissions:
            task, problem = _task(submission, lessons, limits or Limits())
            digest = digest_of(task.files, lessons or (), problem)
            if known := store.known(submission.learner, digest):
                done[known.learner] = known
                progress(len(done), len(submissions))
            elif not task.files:
                keep(digest, Graded(submission.learner, problem=problem))
            else:
                yield digest, task

    if executor is not None:
        _run_all(executor, tasks(), jobs, keep)
    else:
        threads = local_executor(jobs)
        try:
            _run_all(threads, tasks(), jobs, keep)
        finally:
            # Nothing waits in order; after an interruption nobody waits for what has not begun.
            threads.shutdown(wait=False, cancel_futures=True)
    problems = {each.learner: each.problem for each in submissions}
    graded = tuple(
        _with_problem(done[each.learner], problems[each.learner]) for each in submissions
    )
    handed_in = {EXERCISES[r.exercise].lesson for each in graded for r in each.results}
    return GradedClass(graded, lessons or tuple(sorted(handed_in)))


def _task(
    submission: Submission, lessons: tuple[str, ...] | None, limits: Limits
) -> tuple[Task, str]:
    try:
        files, problem = submission.read(), submission.problem
    except (OSError, ValueError, RuntimeError, NotImplementedError) as error:
        files, problem = (), f"It cannot be read: {error}."
    return Task(submission.learner, files, lessons, limits), problem


def _with_problem(graded: Graded, problem: str) -> Graded:
    if not problem or problem in graded.problem:
        return graded
    both = f"{problem} {graded.problem}".strip()
    return Graded(graded.learner, graded.results, both, graded.protections)


def _run_all(
    executor: Executor,
    tasks: Iterator[tuple[str, Task]],
    jobs: int,
    keep: Callable[[str, Graded], None],
) -> None:
    """Keep the executor busy, with no more tasks in hand than it needs."""
    running: dict[Future[Graded], tuple[str, str]] = {}

    def collect(*, most: int) -> None:
        while len(running) > most:
            ended, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in ended:
                digest, learner = running.pop(future)
                error = future.exception()
                keep(digest, _lost(learner, error) if error else future.result())

    for digest, task in tasks:
        running[executor.submit(grade_one, task)] = (digest, task.learner)
        collect(most=AT_ONCE * jobs - 1)
    collect(most=0)


def _lost(learner: str, error: BaseException) -> Graded:
    return Graded(learner, problem=f"The grader broke off: {type(error).__name__}: {error}")
