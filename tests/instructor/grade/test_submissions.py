"""Who handed in what: every layout that teachers have, and every file that is none."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from course_lib.instructor.errors import NotAskedError
from course_lib.instructor.grade.submissions import Submission, find_submissions


def found(folder: Path) -> dict[str, Submission]:
    return {each.learner: each for each in find_submissions(folder)}


def names(submission: Submission) -> list[str]:
    return [file.name for file in submission.read()]


def put(path: Path, content: bytes = b"x = 1\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def zipped(*entries: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in entries:
            archive.writestr(name, "x = 1\n")
    return file.getvalue()


@pytest.mark.parametrize(
    ("file", "learner", "name"),
    [
        ("ada.py", "ada", "ada.py"),
        ("Ada Lovelace.ipynb", "Ada Lovelace", "Ada Lovelace.ipynb"),
        ("ada_01_create.ipynb", "ada", "01_create.ipynb"),
        ("01_create-ada.ipynb", "ada", "01_create.ipynb"),
        ("ada-lovelace 02_read.py", "ada-lovelace", "02_read.py"),
        ("lovelaceada_12_345_01_create.ipynb", "lovelaceada", "01_create.ipynb"),
        ("lovelaceada_LATE_12_345_answer.py", "lovelaceada", "answer.py"),
        ('=cmd() "x" <b>é😀.py', '=cmd() "x" <b>é😀', '=cmd() "x" <b>é😀.py'),
    ],
)
def test_a_file_for_each_learner(tmp_path: Path, file: str, learner: str, name: str) -> None:
    put(tmp_path / file)
    assert list(found(tmp_path)) == [learner]
    assert names(found(tmp_path)[learner]) == [name]


def test_several_files_of_one_learner_are_one_submission(tmp_path: Path) -> None:
    put(tmp_path / "ada_01_create.ipynb")
    put(tmp_path / "ada_02_read.ipynb")
    put(tmp_path / "bob.py")
    assert names(found(tmp_path)["ada"]) == ["01_create.ipynb", "02_read.ipynb"]
    assert list(found(tmp_path)) == ["ada", "bob"]


def test_a_folder_for_each_learner(tmp_path: Path) -> None:
    put(tmp_path / "ada" / "week1" / "01_create.ipynb")
    put(tmp_path / "ada" / "notes.txt")
    put(tmp_path / "ada" / ".ipynb_checkpoints" / "01_create-checkpoint.ipynb")
    put(tmp_path / "ada" / "__pycache__" / "a.py")
    put(tmp_path / "Bob Byte_4711_assignsubmission_file_" / "answer.py")
    assert list(found(tmp_path)) == ["ada", "Bob Byte"]
    assert names(found(tmp_path)["ada"]) == ["week1/01_create.ipynb"]


def test_the_export_of_a_platform(tmp_path: Path) -> None:
    moodle = ("Ada A_1_assignsubmission_file_/a.py", "Bob B_2_assignsubmission_file_/b.ipynb")
    put(tmp_path / "moodle.zip", zipped(*moodle))
    put(tmp_path / "canvas.zip", zipped("carol_12_34_c.py", "dan_LATE_56_78_d.py"))
    class_of_four = found(tmp_path)
    assert list(class_of_four) == ["Ada A", "Bob B", "carol", "dan"]
    assert names(class_of_four["Bob B"]) == ["b.ipynb"]
    assert names(class_of_four["dan"]) == ["d.py"]


def test_a_zip_of_one_learner_is_left_as_it_is(tmp_path: Path) -> None:
    put(tmp_path / "ada.zip", zipped("01_create.py", "02_read.py"))
    put(tmp_path / "broken.zip", b"PK is not enough")
    assert names(found(tmp_path)["ada"]) == ["ada.zip"]
    assert names(found(tmp_path)["broken"]) == ["broken.zip"]


def test_links_out_of_the_folder_are_not_opened(tmp_path: Path) -> None:
    secret = put(tmp_path / "secret.py", b"key = 'abc'\n")
    folder = tmp_path / "class"
    put(folder / "bob" / "own.py")
    (folder / "ada.py").symlink_to(secret)
    (folder / "bob" / "b.py").symlink_to(secret)
    (folder / "carol").symlink_to(tmp_path)
    class_of_three = found(folder)
    assert class_of_three["ada"].read() == ()
    assert "leads out of the folder" in class_of_three["ada"].problem
    assert names(class_of_three["bob"]) == ["own.py"]
    assert "b.py is a link that leads out" in class_of_three["bob"].problem
    assert class_of_three["carol"].read() == ()


def test_what_is_too_large_or_no_file_is_said_and_not_opened(tmp_path: Path) -> None:
    large = put(tmp_path / "ada.ipynb", b"")
    with large.open("r+b") as file:
        file.truncate(50_000_000)
    (tmp_path / "bob").mkdir()
    class_of_two = found(tmp_path)
    assert class_of_two["ada"].problem == (
        "ada.ipynb has 50 MB, and 10 MB are the most: not opened."
    )
    assert class_of_two["ada"].read() == ()
    assert "holds no notebook" in class_of_two["bob"].problem


def test_a_folder_of_too_many_files_is_said(tmp_path: Path) -> None:
    for number in range(201):
        put(tmp_path / "ada" / f"{number}.py")
    assert "more than 200 files" in found(tmp_path)["ada"].problem


@pytest.mark.parametrize("content", ["nothing", "a text"])
def test_a_folder_without_submissions_is_refused(tmp_path: Path, content: str) -> None:
    if content == "a text":
        put(tmp_path / "readme.txt")
    with pytest.raises(NotAskedError, match="holds no submissions"):
        find_submissions(tmp_path)
    with pytest.raises(NotAskedError, match="There is no folder"):
        find_submissions(tmp_path / "none")


def test_the_reports_are_no_submission(tmp_path: Path) -> None:
    put(tmp_path / "ada.py")
    put(tmp_path / "reports" / "learners" / "ada.py")
    assert [each.learner for each in find_submissions(tmp_path, tmp_path / "reports")] == ["ada"]
