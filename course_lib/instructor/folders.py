"""Where the course lies: its folders and the notebooks in them."""

from __future__ import annotations

from pathlib import Path

from course_lib.instructor.errors import NotTheCourseError

LESSONS = "notebooks"
EXERCISES = "exercises"
SOLUTIONS = "solutions"
NOTEBOOK_FOLDERS = (LESSONS, SOLUTIONS, EXERCISES)
REFERENCE = "reference_"  # how the names of the pages to look things up in begin
FIRST_LESSON = f"{LESSONS}/00_start_here.ipynb"


def find_course_folder(start: Path | None = None) -> Path:
    """Find the folder that holds the course: the nearest with `notebooks` and `exercises`.

    Args:
        start: Where to begin looking; None means the working directory. Its parents are tried too.

    Raises:
        NotTheCourseError: There is none.
    """
    return _nearest_with((LESSONS, EXERCISES), start)


def find_source_folder(start: Path | None = None) -> Path:
    """Find the folder that the course is built in: the nearest with `source` and `course_lib`.

    Args:
        start: As for `find_course_folder`.

    Raises:
        NotTheCourseError: There is none.
    """
    return _nearest_with(("source", "course_lib"), start)


def _nearest_with(needed: tuple[str, ...], start: Path | None) -> Path:
    start = (start or Path.cwd()).resolve()
    for folder in (start, *start.parents):
        if all((folder / name).is_dir() for name in needed):
            return folder
    raise NotTheCourseError(
        f"{start} is not in the course: neither it nor a folder above it has "
        f"{' and '.join(f'{name}/' for name in needed)}.\n"
        "Go to the folder that you cloned the course into, and try again."
    )


def lessons_in(folder: Path) -> list[Path]:
    """The notebooks of one folder that belong to a lesson, without the reference pages."""
    return [path for path in notebooks_in(folder) if not is_reference(path)]


def is_reference(path: Path) -> bool:
    """Whether a notebook is a page to look things up in, built from source/reference.

    Such a page lies beside the lessons and is none: it has no exercises and no solutions.
    """
    return path.parent.name == LESSONS and path.name.startswith(REFERENCE)


def notebooks_in(folder: Path) -> list[Path]:
    """The notebooks of one folder in order, without a learner's backups."""
    return [path for path in sorted(folder.glob("*.ipynb")) if ".backup-" not in path.name]
