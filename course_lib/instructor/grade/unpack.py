"""Puts what a learner handed in into a folder: files, and what zips hold, within bounds."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from .task import SubmittedFile

KINDS = (".py", ".ipynb")
MOST_FILES = 200
MOST_BYTES = 20_000_000


class NotUnpacked(Exception):  # noqa: N818 (a sentence for the report)
    """What was handed in could not be unpacked."""


def unpack(files: Iterable[SubmittedFile], folder: Path) -> list[Path]:
    """Write a submission's files into `folder`, and return those to judge: notebooks first.

    Raises:
        NotUnpacked: A zip is broken, locked, too large, or leads out of the folder.
    """
    written: list[Path] = []
    room = MOST_BYTES
    for name, content in _contents(files):
        room -= len(content)
        if room < 0 or len(written) >= MOST_FILES:
            raise NotUnpacked(
                f"It unpacks to more than {MOST_FILES} files or {MOST_BYTES // 1_000_000} MB."
            )
        path = folder / _safe(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        written.append(path)
    return [path for kind in (".ipynb", ".py") for path in written if path.suffix.lower() == kind]


def _contents(files: Iterable[SubmittedFile]) -> Iterator[tuple[str, bytes]]:
    for file in files:
        if file.name.lower().endswith(".zip"):
            yield from _of_zip(file)
        else:
            yield file.name, file.content


def _of_zip(file: SubmittedFile) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
            members = [each for each in archive.infolist() if _is_wanted(each.filename)]
            if len(members) > MOST_FILES:
                raise NotUnpacked(f"{file.name} holds more than {MOST_FILES} files.")
            for member in members:
                with archive.open(member) as opened:
                    content = opened.read(MOST_BYTES + 1)
                yield member.filename, content
    except (zipfile.BadZipFile, zipfile.LargeZipFile, RuntimeError, OSError, EOFError) as error:
        raise NotUnpacked(f"{file.name} cannot be unpacked: {error}") from error
    except (NotImplementedError, ValueError, MemoryError) as error:
        raise NotUnpacked(f"{file.name} cannot be unpacked: {type(error).__name__}.") from error


def _is_wanted(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    hidden = any(part.startswith((".", "__MACOSX")) and part != ".." for part in path.parts)
    return path.suffix.lower() in KINDS and not hidden


def _safe(name: str) -> Path:
    """A path inside the folder, whatever the name says.

    Raises:
        NotUnpacked: It leads out of the folder.
    """
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or not path.parts or ":" in path.parts[0]:
        raise NotUnpacked(f"The file {name!r} in it leads out of its folder.")
    return Path(*path.parts)
