"""`course grade`, as an instructor runs it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from course_lib.instructor.errors import CourseError, NotAskedError
from course_lib.instructor.grade.command import grade
from course_lib.instructor.grade.store import FILE, Store

RIGHT = Path(__file__).parents[2] / "attempts/00_start_here/count_users/right_count_star.py"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "class"
    folder.mkdir()
    shutil.copy(RIGHT, folder / "ada.py")
    (folder / "bob.ipynb").write_text("{}")
    return folder


def test_it_says_how_the_class_stands_and_where_to_look(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    grade(folder, out, lessons=None, jobs=1, resume=False)
    said = capsys.readouterr().out
    assert "2 submissions: 1 correct, 1 not_attempted." in said
    assert "1 could not be graded, or not wholly: the page says why." in said
    assert str(out / "index.html") in said
    assert {"index.html", "grades.csv", "gradebook.csv", "timings.csv", FILE} <= {
        path.name for path in out.iterdir()
    }


def test_a_full_disk_is_said_and_loses_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    added: list[str] = []
    keep = Store.add

    def add(self: Store, digest: str, graded: object) -> None:
        if added:
            raise OSError(28, "No space left on device")
        added.append(digest)
        keep(self, digest, graded)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "add", add)
    with pytest.raises(CourseError, match=r"No space left on device.*--resume"):
        grade(folder, tmp_path / "out", lessons=None, jobs=1, resume=False)
    assert len((tmp_path / "out" / FILE).read_text().splitlines()) == 1
    monkeypatch.undo()
    grade(folder, tmp_path / "out", lessons=None, jobs=1, resume=True)


def test_what_cannot_be_asked_is_said(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(NotAskedError, match="There is no folder"):
        grade(tmp_path / "none", tmp_path / "out", lessons=None, jobs=1, resume=False)
    with pytest.raises(NotAskedError, match="There is no lesson '99'"):
        grade(folder, tmp_path / "out", lessons="99", jobs=1, resume=False)


def test_a_system_that_cannot_fork_is_told_what_to_do(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "fork")
    with pytest.raises(CourseError, match="Windows Subsystem for Linux"):
        grade(folder, tmp_path / "out", lessons=None, jobs=1, resume=False)
