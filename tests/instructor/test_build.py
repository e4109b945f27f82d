"""`course build`, run for real on a small course."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import nbformat
import pytest
from instructor.small_course import EXERCISES, LESSON, make_course
from nbformat import NotebookNode

from course_lib.instructor import run
from course_lib.instructor.build import Written, build, check
from course_lib.instructor.errors import BuildError, RunError
from course_lib.instructor.folders import lessons_in
from course_lib.instructor.run import Run

NOTEBOOKS = ["notebooks/00_small.ipynb", "solutions/00_small.ipynb", "exercises/00_small.ipynb"]


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    course = make_course(tmp_path_factory.mktemp("course"))
    assert build(course) == [Written(path, changed=True) for path in NOTEBOOKS]
    return course


@pytest.fixture
def built(built_once: Path, tmp_path: Path) -> Path:
    """A built course of the test's own."""
    return shutil.copytree(built_once, tmp_path / "course")


@pytest.fixture
def replayed(built_once: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fill notebooks with the outputs of the first build: for tests of what comes after a run."""

    def replay(runs: Sequence[Run], environment: dict[str, str] | None = None) -> None:
        for item in runs:
            before = {cell.id: cell for cell in code(read(built_once, item.name))}
            for cell in code(item.notebook):
                cell.outputs = before[cell.id].outputs

    monkeypatch.setattr("course_lib.instructor.build.run_all", replay)


def read(course: Path, path: str) -> NotebookNode:
    return nbformat.read(course / path, as_version=4)


def code(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_a_lesson_is_run_and_its_outputs_are_stored_in_a_fixed_order(built: Path) -> None:
    first, second = code(read(built, NOTEBOOKS[0]))
    assert [output.get("name", output.output_type) for output in first.outputs] == [
        "stdout",
        "stderr",
        "execute_result",
    ]
    assert first.outputs[2].data == {"text/plain": "2"}
    assert second.outputs[0].traceback == ["ZeroDivisionError: division by zero"]
    assert [first.execution_count, second.execution_count] == [1, 2]


def test_exercises_are_blank_and_solutions_hold_the_answer_and_why(built: Path) -> None:
    blank, answered = read(built, NOTEBOOKS[2]), read(built, NOTEBOOKS[1])
    assert code(blank)[1].source.endswith("-> int:\n    ...")
    assert "select(func.count())" in code(answered)[1].source
    assert "###" not in str(blank) + str(answered)
    assert "Because the database counts." not in str(blank)
    assert "Because the database counts." in str(answered)
    assert "still blank" in code(blank)[2].outputs[0].data["text/plain"]
    assert "Correct" in code(answered)[2].outputs[0].data["text/plain"]


def test_both_folders_name_a_cell_alike(built: Path) -> None:
    blank, answered = read(built, NOTEBOOKS[2]), read(built, NOTEBOOKS[1])
    assert {cell.id for cell in blank.cells} < {cell.id for cell in answered.cells}
    assert code(blank)[1].id == "count_users"


@pytest.mark.usefixtures("replayed")
def test_what_has_not_changed_is_not_written(built: Path) -> None:
    before = {path: (built / path).stat().st_mtime_ns for path in NOTEBOOKS}
    assert build(built) == [Written(path, changed=False) for path in NOTEBOOKS]
    assert {path: (built / path).stat().st_mtime_ns for path in NOTEBOOKS} == before


def test_a_built_course_checks(built: Path) -> None:
    assert check(built) == NOTEBOOKS


@pytest.mark.usefixtures("replayed")
def test_check_names_the_first_difference_in_each_file_and_writes_nothing(built: Path) -> None:
    lesson = built / NOTEBOOKS[0]
    lesson.write_text(lesson.read_text().replace("to stdout", "by hand"), newline="\n")
    (built / NOTEBOOKS[2]).unlink()
    (built / "notebooks" / "01_stray.ipynb").write_text("{}")
    before = lesson.read_bytes()
    with pytest.raises(BuildError) as caught:
        check(built)
    message = str(caught.value)
    assert "notebooks/00_small.ipynb: it differs from its source at line" in message
    assert 'committed: "by hand\\n"' in message
    assert 'built:     "to stdout\\n"' in message
    assert "exercises/00_small.ipynb: it is missing" in message
    assert "notebooks/01_stray.ipynb: it has no source" in message
    assert "solutions/" not in message
    assert lesson.read_bytes() == before


@pytest.mark.usefixtures("replayed")
def test_check_sees_another_end_of_line(built: Path) -> None:
    lesson = built / NOTEBOOKS[0]
    lesson.write_bytes(lesson.read_bytes().replace(b"\n", b"\r\n"))
    with pytest.raises(BuildError, match=r"notebooks/00_small\.ipynb: it differs"):
        check(built, ["00_small"])


@pytest.mark.usefixtures("replayed")
def test_a_learners_work_is_kept_beside_the_new_blank(built: Path) -> None:
    exercise = built / NOTEBOOKS[2]
    for number, answer in enumerate(("return 5", "return 6"), start=1):
        worked = exercise.read_text().replace('"    ..."', f'"    {answer}"')
        exercise.write_text(worked)
        result = build(built)
        backup = f"exercises/00_small.backup-{number}.ipynb"
        assert Written(NOTEBOOKS[2], changed=True, backup=backup) in result
        assert (built / backup).read_text() == worked
        assert answer not in exercise.read_text()


@pytest.mark.usefixtures("replayed")
def test_an_untouched_blank_is_replaced_without_a_backup(built: Path) -> None:
    source = built / "source" / "exercises" / "00_small.md"
    source.write_text(source.read_text().replace("-> int:", "-> int:\n    # a hint"))
    assert Written(NOTEBOOKS[2], changed=True) in build(built)
    assert not list(built.glob("exercises/*.backup-*"))


def test_a_page_to_look_things_up_in_is_built_and_checked_beside_the_lessons(
    tmp_path: Path,
) -> None:
    course = make_course(tmp_path, lesson=LESSON, exercises="")
    source = course / "source" / "reference" / "words.md"
    source.parent.mkdir()
    source.write_text("# Words\n\n```{code-cell} ipython3\n6 * 7\n```\n", encoding="utf-8")
    page = "notebooks/reference_words.ipynb"
    assert build(course, ["reference_words"]) == [Written(page, changed=True)]
    assert code(read(course, page))[0].outputs[0].data == {"text/plain": "42"}
    build(course)
    assert check(course) == [NOTEBOOKS[0], page]
    assert lessons_in(course / "notebooks") == [course / NOTEBOOKS[0]]
    source.unlink()
    with pytest.raises(BuildError, match=r"notebooks/reference_words\.ipynb: it has no source"):
        check(course)


def test_an_error_stops_the_build_and_says_where(tmp_path: Path) -> None:
    text = LESSON.replace(":tags: [raises-exception]\n\n", "")
    course = make_course(tmp_path, lesson=text, exercises="")
    with pytest.raises(RunError) as caught:
        build(course)
    message = str(caught.value)
    assert "notebooks/00_small.ipynb: code cell 2" in message
    assert "ZeroDivisionError: division by zero" in message
    assert "    1 / 0" in message
    assert not (course / NOTEBOOKS[0]).exists()


def test_what_may_not_be_stored_stops_the_build(tmp_path: Path) -> None:
    text = LESSON.replace("1 / 0", "pass").replace(
        "1 + 1", "print(object())\nprint(sys.executable)\nprint('x' * 10_001)\nprint('3.5 ms')"
    )
    course = make_course(tmp_path, lesson=text, exercises="")
    with pytest.raises(BuildError) as caught:
        build(course)
    message = str(caught.value)
    for problem in (
        "shows an address in memory",
        "shows a path of the machine",
        "shows a time that was measured",
        "has an output of 10,",
        "is tagged raises-exception and stores no error",
    ):
        assert problem in message
    assert not (course / NOTEBOOKS[0]).exists()


def test_a_cell_that_does_not_end_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "SECONDS_FOR_A_CELL", 2)
    course = make_course(tmp_path, lesson=LESSON.replace("1 + 1", "while True: ..."), exercises="")
    with pytest.raises(RunError, match=r"code cell 1 .* took longer than 2 seconds"):
        build(course)


def test_an_answer_that_is_not_correct_stops_the_build(tmp_path: Path) -> None:
    wrong = EXERCISES.replace("return await db.scalar(", "return 1 + await db.scalar(")
    course = make_course(tmp_path, lesson="", exercises=wrong)
    with pytest.raises(RunError, match=r"solutions/00_small\.ipynb: code cell 3"):
        build(course)


def test_a_persons_own_settings_do_not_show(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile = tmp_path / "ipython" / "profile_default" / "startup"
    profile.mkdir(parents=True)
    (profile / "00.py").write_text("mine = True")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.setenv("COURSE_HOME", "mine")
    monkeypatch.setenv("COURSE_STRICT", "1")
    shown = "import os\nprint('mine' in globals(), os.getenv('COURSE_STRICT'), "
    shown += "os.getenv('COURSE_HOME') == 'mine', os.path.basename(os.getcwd()))"
    course = make_course(tmp_path, lesson=LESSON.replace("1 + 1", shown), exercises="")
    build(course)
    first = code(read(course, NOTEBOOKS[0]))[0]
    assert "False None False notebooks" in first.outputs[0].text


def test_a_local_time_shows_as_a_difference(tmp_path: Path) -> None:
    text = LESSON.replace("1 + 1", "import time\nprint(time.localtime(0)[:5])")
    course = make_course(tmp_path, lesson=text, exercises="")
    build(course)
    with pytest.raises(BuildError, match="it differs from its source"):
        check(course)


def test_a_name_without_a_source_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"no source named 99_none\. It has: 00_small"):
        build(make_course(tmp_path), ["99_none"])
