"""What was handed in is unpacked within bounds, and never beside its folder."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from course_lib.instructor.grade.task import SubmittedFile
from course_lib.instructor.grade.unpack import NotUnpacked, unpack


def zipped(**entries: str | bytes) -> SubmittedFile:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return SubmittedFile("ada.zip", file.getvalue())


def test_notebooks_come_before_files_and_folders_are_kept(tmp_path: Path) -> None:
    files = [SubmittedFile("a.py", b"1"), SubmittedFile("week 1/b.ipynb", b"2")]
    assert unpack(files, tmp_path) == [tmp_path / "week 1" / "b.ipynb", tmp_path / "a.py"]
    assert (tmp_path / "week 1" / "b.ipynb").read_bytes() == b"2"


def test_a_zip_is_unpacked_without_what_is_no_answer(tmp_path: Path) -> None:
    file = zipped(**{"x/a.py": "1", "__MACOSX/a.py": "2", ".git/b.py": "3", "c.txt": "4"})
    assert unpack([file], tmp_path) == [tmp_path / "x" / "a.py"]


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb = zipped(**{f"{number}.py": bytes(15_000_000) for number in range(4)})
    assert len(bomb.content) < 100_000
    with pytest.raises(NotUnpacked, match="more than 200 files or 20 MB"):
        unpack([bomb], tmp_path)
    many = zipped(**{f"{number}.py": "" for number in range(201)})
    with pytest.raises(NotUnpacked, match="more than 200 files"):
        unpack([many], tmp_path)


@pytest.mark.parametrize("name", ["../a.py", "/tmp/a.py", "x/../../a.py", "..\\a.py", "C:\\a.py"])
def test_nothing_leaves_the_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    for files in ([zipped(**{name: "1"})], [SubmittedFile(name, b"1")]):
        with pytest.raises(NotUnpacked, match="leads out of its folder"):
            unpack(files, folder)
    assert [path.name for path in tmp_path.rglob("*")] == ["own"]


def test_a_zip_that_is_none_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotUnpacked, match=r"ada\.zip cannot be unpacked"):
        unpack([SubmittedFile("ada.zip", b"PK\x03\x04 and no more")], tmp_path)
