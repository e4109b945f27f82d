"""`course build`: from source/ to the notebooks that are committed."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from course_lib.instructor import rules
from course_lib.instructor.errors import BuildError
from course_lib.instructor.folders import (
    EXERCISES,
    LESSONS,
    NOTEBOOK_FOLDERS,
    REFERENCE,
    SOLUTIONS,
    notebooks_in,
)
from course_lib.instructor.notebook import holds_work, mark_blanks, normalise, to_text
from course_lib.instructor.run import Run, run_all
from course_lib.instructor.source import read_exercises, read_lesson


@dataclass(frozen=True, slots=True)
class Written:
    """What became of one notebook.

    Attributes:
        path: The notebook, relative to the course's folder.
        changed: Whether its file was written; False where it already held just that.
        backup: Where the learner's work that it held was kept, or None.
    """

    path: str
    changed: bool
    backup: str | None = None


def build(course: Path, names: Collection[str] = ()) -> list[Written]:
    """Build the notebooks and write those whose content changed.

    Args:
        course: The course's folder.
        names: Which to build, such as "01_create" or "reference_glossary"; none means all.

    Raises:
        BuildError: A name has no source, or an output may not be stored.
        SourceError: A source does not follow the format.
        RunError: A notebook did not run to its end.
    """
    built = _render(course, names)
    return [_write(course, path, notebook) for path, notebook in built.items()]


def check(course: Path, names: Collection[str] = ()) -> list[str]:
    """Build without writing, and compare with what lies in the notebook folders.

    The kernels run in another time zone, so that a local time in an output shows as a difference.

    Args:
        course: The course's folder.
        names: Which to check; none means all, and that no notebook lies there without a source.

    Returns:
        The notebooks that were compared.

    Raises:
        BuildError: A notebook differs, is missing or has no source; one line or more for each.
        SourceError: A source does not follow the format.
        RunError: A notebook did not run to its end.
    """
    elsewhere = {} if os.name == "nt" else {"TZ": "Asia/Kathmandu"}
    built = _render(course, names, elsewhere)
    problems = [
        problem
        for path, notebook in built.items()
        if (problem := _difference(path, course / path, to_text(notebook)))
    ]
    if not names:
        problems += [
            f"{path}: it has no source in source/. Remove it, or write its source."
            for path in _present(course)
            if path not in built
        ]
    if problems:
        raise BuildError("\n".join([*problems, "Run `course build` and commit what it writes."]))
    return list(built)


def _render(
    course: Path, names: Collection[str], environment: dict[str, str] | None = None
) -> dict[str, NotebookNode]:
    """Read, run and normalise: path in the course's folder → notebook."""
    notebooks = _read(course, names)
    runs: list[Run] = []
    for path, notebook in notebooks.items():
        folder = course / Path(path).parent
        folder.mkdir(exist_ok=True)
        runs.append(Run(path, notebook, folder, strict=path.startswith(SOLUTIONS)))
    run_all(runs, environment)
    problems: list[str] = []
    for path, notebook in notebooks.items():
        normalise(notebook)
        if path.startswith(EXERCISES):
            mark_blanks(notebook)
        problems += [f"{path}: {problem}" for problem in rules.of_outputs(notebook)]
    if problems:
        raise BuildError("\n".join(problems))
    return notebooks


def _read(course: Path, names: Collection[str]) -> dict[str, NotebookNode]:
    lessons = _sources(course / "source" / "lessons")
    exercises = _sources(course / "source" / "exercises")
    pages = {
        f"{REFERENCE}{path.stem}": path
        for path in sorted((course / "source" / "reference").glob("*.md"))
    }
    unknown = sorted(set(names) - {*lessons, *exercises, *pages})
    if unknown or not (lessons or exercises):
        there = ", ".join(sorted({*lessons, *exercises, *pages})) or "none"
        raise BuildError(
            f"{course / 'source'} has no source named {', '.join(unknown) or 'NN_name.md'}. "
            f"It has: {there}."
        )
    notebooks: dict[str, NotebookNode] = {}
    for name, path in (lessons | pages).items():
        if not names or name in names:
            notebooks[f"{LESSONS}/{name}.ipynb"] = read_lesson(path)
    for name, path in exercises.items():
        if not names or name in names:
            blank, answered = read_exercises(path)
            notebooks[f"{SOLUTIONS}/{name}.ipynb"] = answered
            notebooks[f"{EXERCISES}/{name}.ipynb"] = blank
    return notebooks


def _sources(folder: Path) -> dict[str, Path]:
    return {path.stem: path for path in sorted(folder.glob("[0-9]*.md"))}


def _present(course: Path) -> Iterator[str]:
    for folder in NOTEBOOK_FOLDERS:
        for path in notebooks_in(course / folder):
            yield f"{folder}/{path.name}"


def _write(course: Path, path: str, notebook: NotebookNode) -> Written:
    target = course / path
    text = to_text(notebook)
    before = target.read_bytes() if target.exists() else None
    if before == text.encode():
        return Written(path, changed=False)
    backup = None
    if before is not None and path.startswith(EXERCISES):
        backup = _keep_work(target, before, notebook)
    target.write_text(text, encoding="utf-8", newline="\n")
    return Written(path, changed=True, backup=backup and f"{EXERCISES}/{backup}")


def _keep_work(target: Path, before: bytes, new: NotebookNode) -> str | None:
    """Keep a copy beside an exercise that holds a learner's work; give its name, or None."""
    try:
        old = nbformat.reads(before.decode(), as_version=4)
    except (ValueError, nbformat.ValidationError):
        old = None  # it cannot be read, so nothing says that it holds no work
    if old is not None and not holds_work(old, new):
        return None
    number = 1
    while (copy := target.with_name(f"{target.stem}.backup-{number}.ipynb")).exists():
        number += 1
    copy.write_bytes(before)
    return copy.name


def _difference(path: str, file: Path, text: str) -> str | None:
    """Where a file first differs from what was built, in words; None where it does not."""
    if not file.exists():
        return f"{path}: it is missing."
    committed = file.read_bytes().decode(errors="replace")
    if committed == text:
        return None
    old, new = committed.split("\n"), text.split("\n")
    at = next(
        (number for number, (a, b) in enumerate(zip(old, new, strict=False)) if a != b),
        min(len(old), len(new)),
    )
    cell = next((line.strip() for line in reversed(new[:at]) if line.startswith('   "id":')), "")
    where = f"line {at + 1}" + (f", in the cell {cell.rstrip(',')}" if cell else "")
    return (
        f"{path}: it differs from its source at {where}:\n"
        f"    committed: {_line(old, at)}\n"
        f"    built:     {_line(new, at)}"
    )


def _line(lines: list[str], at: int) -> str:
    return lines[at].strip()[:200] if at < len(lines) else "(the file ends here)"
