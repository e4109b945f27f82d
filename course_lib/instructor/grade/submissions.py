"""Finds who handed in what in a folder, without opening more than it must.

Three layouts are understood, also side by side: a file for each learner (`ada.ipynb`, `ada.zip`,
`ada_01_create.ipynb`), a folder for each learner, and a zip for the whole class as a learning
platform exports it, with a folder or a file for each learner inside.
"""

from __future__ import annotations

import re
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from course_lib.checks.registry import EXERCISES
from course_lib.instructor.errors import NotAskedError

from .task import SubmittedFile

KINDS = (".py", ".ipynb", ".zip")
MOST_BYTES = 10_000_000  # of one file; a notebook with every output of the course has half of one
MOST_FILES = 200
_LESSONS = sorted({exercise.lesson for exercise in EXERCISES.values()})
# "Ada Lovelace_123456_assignsubmission_file_" is a folder of Moodle's, "lovelaceada_LATE_123_456_"
# the beginning of a file name of Canvas's.
_MOODLE = re.compile(r"_\d+_assignsubmission_[a-z]+_?$")
_CANVAS = re.compile(r"^(?P<learner>[^_]+)(?:_LATE)?_\d+_\d+_(?P<file>.+)$")


@dataclass(frozen=True, slots=True)
class Submission:
    """What one learner handed in; its files are read only when it is graded.

    Attributes:
        learner: Who, as the file, the folder or the platform says it.
        paths: The files on disk, with the names they have within the submission.
        problem: Why it cannot be graded; empty where it can.
        archive: The zip of the whole class that `members` are in; None for files on disk.
        members: The names inside the archive, with the names they have within the submission.
    """

    learner: str
    paths: tuple[tuple[Path, str], ...] = ()
    problem: str = ""
    archive: Path | None = None
    members: tuple[tuple[str, str], ...] = ()

    def read(self) -> tuple[SubmittedFile, ...]:
        """The files' bytes.

        Raises:
            OSError: A file went away, or cannot be read.
        """
        files = [SubmittedFile(name, path.read_bytes()) for path, name in self.paths]
        if self.archive:
            with zipfile.ZipFile(self.archive) as archive:
                files += [
                    SubmittedFile(name, archive.open(member).read(MOST_BYTES + 1))
                    for member, name in self.members
                ]
        return tuple(files)


def find_submissions(folder: Path, leave_out: Path | None = None) -> list[Submission]:
    """Every submission in a folder, by learner's name.

    Args:
        folder: The folder.
        leave_out: What in it is no submission: the folder that the reports go to.

    Raises:
        NotAskedError: There is no such folder, or nothing in it could be a submission.
    """
    if not folder.is_dir():
        raise NotAskedError(f"There is no folder {folder}. Give the folder of submissions.")
    found: dict[str, Submission] = {}
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if leave_out and path.resolve() == leave_out.resolve():
            continue
        for submission in _submissions_of(path, folder.resolve()):
            found[submission.learner] = _joined(found.get(submission.learner), submission)
    if not found:
        raise NotAskedError(
            f"{folder} holds no submissions: no notebook, no Python file, no zip and no folder."
        )
    return sorted(found.values(), key=lambda each: (each.learner.casefold(), each.learner))


def _joined(first: Submission | None, second: Submission) -> Submission:
    if first is None:
        return second
    return Submission(
        first.learner,
        first.paths + second.paths,
        " ".join(filter(None, (first.problem, second.problem))),
        first.archive or second.archive,
        first.members + second.members,
    )


def _submissions_of(path: Path, root: Path) -> Iterator[Submission]:
    if path.name.startswith((".", "__")):
        return
    if path.is_symlink() and not _stays_in(path, root):
        learner = _learner_of(path.name)[0]
        yield Submission(learner, problem="It is a link that leads out of the folder: not opened.")
    elif path.is_dir():
        yield _of_folder(path, root)
    elif path.suffix.lower() == ".zip" and (learners := _learners_in(path)):
        yield from learners
    elif path.suffix.lower() in KINDS:
        learner, name = _learner_of(path.name)
        yield _of_files(learner, [(path, name)])


def _stays_in(path: Path, root: Path) -> bool:
    try:
        return path.resolve(strict=True).is_relative_to(root)
    except OSError:
        return False


def _of_folder(folder: Path, root: Path) -> Submission:
    """A folder of one learner's; links out of it and hidden files are left out."""
    learner = _MOODLE.sub("", folder.name)
    files: list[tuple[Path, str]] = []
    problem = ""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if any(part.startswith((".", "__")) for part in name.parts):
            continue
        if path.is_symlink() and not _stays_in(path, root):
            problem = f"{name} is a link that leads out of the folder: not opened."
        elif path.suffix.lower() in KINDS and path.is_file():
            files.append((path, name.as_posix()))
        if len(files) > MOST_FILES:
            return Submission(learner, problem=f"It holds more than {MOST_FILES} files.")
    found = _of_files(learner, files)
    if problem and not found.problem:
        return Submission(learner, found.paths, problem)
    return found


def _of_files(learner: str, files: list[tuple[Path, str]]) -> Submission:
    problems: list[str] = []
    kept: list[tuple[Path, str]] = []
    for path, name in files:
        try:
            status = path.stat()
        except OSError as error:
            problems.append(f"{name} cannot be read: {error.strerror}.")
            continue
        if not stat.S_ISREG(status.st_mode):
            problems.append(f"{name} is no ordinary file.")
        elif status.st_size > MOST_BYTES:
            size, most = status.st_size / 1_000_000, MOST_BYTES // 1_000_000
            problems.append(f"{name} has {size:.0f} MB, and {most} MB are the most: not opened.")
        else:
            kept.append((path, name))
    if not files:
        problems.append("It holds no notebook (.ipynb), no Python file (.py) and no zip.")
    return Submission(learner, tuple(kept), " ".join(problems))


def _learners_in(path: Path) -> list[Submission]:
    """The submissions in a zip that a platform exported; none if it is one learner's own."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = [each.filename for each in archive.infolist() if not each.is_dir()]
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        return []  # the grader says what is wrong with it
    found: dict[str, list[tuple[str, str]]] = {}
    for name in names[: 50 * MOST_FILES]:
        parts = PurePosixPath(name.replace("\\", "/")).parts
        if any(part.startswith((".", "__")) for part in parts) or not parts:
            continue
        if len(parts) > 1 and _MOODLE.search(parts[0]):
            learner, rest = _MOODLE.sub("", parts[0]), "/".join(parts[1:])
        elif len(parts) == 1 and (canvas := _CANVAS.match(parts[0])):
            learner, rest = canvas["learner"], canvas["file"]
        else:
            return []
        if PurePosixPath(rest).suffix.lower() in KINDS:
            found.setdefault(learner, []).append((name, rest))
    return [
        Submission(learner, archive=path, members=tuple(members[:MOST_FILES]))
        for learner, members in found.items()
    ]


def _learner_of(name: str) -> tuple[str, str]:
    """Whose file it is, by its name, and what it is called within the submission."""
    if canvas := _CANVAS.match(name):
        return canvas["learner"], canvas["file"]
    stem, suffix = Path(name).stem, Path(name).suffix
    for lesson in _LESSONS:
        for joint in ("_", "-", " "):
            if stem.endswith(joint + lesson) and stem != joint + lesson:
                return stem.removesuffix(joint + lesson), lesson + suffix
            if stem.startswith(lesson + joint):
                return stem.removeprefix(lesson + joint), lesson + suffix
    return stem, name
