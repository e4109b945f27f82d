"""A small class from folder to pages: the same on every run, resumed, and through any executor."""

from __future__ import annotations

import json
import shutil
import zipfile
from concurrent.futures import ProcessPoolExecutor
from html.parser import HTMLParser
from pathlib import Path

import pytest

from course_lib.instructor.errors import NotAskedError
from course_lib.instructor.grade.grade import grade_folder, lessons_named
from course_lib.instructor.grade.reports import write_reports
from course_lib.instructor.grade.store import FILE

ATTEMPTS = Path(__file__).parents[2] / "attempts"
NAME = '=cmd() "x" <script>é😀'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Six submissions in several layouts, one of which is no notebook."""
    folder = tmp_path / "class"
    folder.mkdir()
    create = ATTEMPTS / "01_create"
    shutil.copy(create / "create_user" / "right_add_flush.py", folder / "ada_01_create.py")
    shutil.copy(create / "create_user" / "committed.py", folder / f"{NAME}.py")
    shutil.copy(create / "create_user" / "blank.py", folder / "blank.py")
    (folder / "Bob_7_assignsubmission_file_").mkdir()
    answer = folder / "Bob_7_assignsubmission_file_" / "answer.py"
    shutil.copy(create / "upsert_tag" / "right_do_update.py", answer)
    (folder / "carol.ipynb").write_text("this is no notebook")
    with zipfile.ZipFile(folder / "dan.zip", "w") as archive:
        archive.write(create / "create_user" / "never_flushed.py", "week/one.py")
        archive.write(create / "upsert_tag" / "always_inserts.py", "week/two.py")
    return folder


def files(out: Path) -> dict[str, str]:
    """What was written, without the measured times."""
    return {
        str(path.relative_to(out)): path.read_text(encoding="utf-8-sig")
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name not in (FILE, "timings.csv")
    }


def test_a_class_is_graded_and_gives_the_same_files_every_time(
    folder: Path, tmp_path: Path
) -> None:
    seen: list[tuple[int, int]] = []
    graded = grade_folder(
        folder, tmp_path / "one", progress=lambda done, total: seen.append((done, total))
    )
    write_reports(graded, tmp_path / "one")
    assert seen[0] == (0, 6)
    assert seen[-1] == (6, 6)
    stand = {
        one.learner: [(each.exercise, each.outcome, each.mistake) for each in one.results]
        for one in graded.graded
    }
    assert stand == {
        NAME: [("create_user", "incorrect", "committed")],
        "ada": [("create_user", "correct", None)],
        "blank": [("create_user", "not_attempted", None)],
        "Bob": [("upsert_tag", "correct", None)],
        "carol": [],
        "dan": [
            ("create_user", "incorrect", "never_flushed"),
            ("upsert_tag", "incorrect", "taken_name_raises"),
        ],
    }
    problems = {one.learner: one.problem for one in graded.graded if one.problem}
    assert list(problems) == ["carol"]
    assert "carol.ipynb is no notebook of format 4" in problems["carol"]

    again = grade_folder(folder, tmp_path / "two", jobs=1)
    write_reports(again, tmp_path / "two")
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_an_interrupted_run_goes_on_where_it_was(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"

    def stop(done: int, _total: int) -> None:
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        grade_folder(folder, out, progress=stop, jobs=1)
    kept = (out / FILE).read_text().splitlines()
    assert len(kept) == 4
    with (out / FILE).open("a") as file:
        file.write(kept[0][: len(kept[0]) // 2])  # a crash may cut a line short
    mended = folder / "ada_01_create.py"
    mended.write_text(mended.read_text() + "# another version\n")

    graded = grade_folder(folder, out, resume=True)
    assert len(graded.graded) == 6
    lines = [json.loads(line) for line in (out / FILE).read_text().splitlines()]
    assert sorted({line["learner"] for line in lines}) == sorted(
        {each.learner for each in graded.graded}
    )

    grade_folder(folder, out)  # anew: what was there is moved aside
    assert (out / f"{FILE}.backup-1").exists()


def test_any_executor_will_do(folder: Path, tmp_path: Path) -> None:
    """A cluster's executor takes the place of ours; here the standard library's, over processes."""
    with ProcessPoolExecutor(1) as executor:
        graded = grade_folder(folder, tmp_path / "out", executor=executor)
    assert [one.learner for one in graded.graded if one.results] == [
        NAME,
        "ada",
        "blank",
        "Bob",
        "dan",
    ]


def test_only_the_lessons_that_are_asked(folder: Path, tmp_path: Path) -> None:
    assert lessons_named("01, 02_read") == ("01_create", "02_read")
    assert lessons_named(None) is None
    with pytest.raises(NotAskedError, match="There is no lesson '99'"):
        lessons_named("99")
    graded = grade_folder(folder, tmp_path / "out", lessons=("02_read",))
    assert not any(one.results for one in graded.graded)
    assert graded.lessons == ("02_read",)


class _Page(HTMLParser):
    """Collects what an accessibility check needs of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.unnamed = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.ids |= {str(given["id"])} if "id" in given else set()
        self.links += [str(given["href"])] if "href" in given else []
        self.unnamed += tag == "svg" and not given.get("aria-label")


def test_pages_are_escaped_linked_and_named(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_reports(grade_folder(folder, out), out)
    pages = {path: path.read_text(encoding="utf-8") for path in out.rglob("*.html")}
    assert len(pages) == 7
    parsed: dict[Path, _Page] = {}
    for path, text in pages.items():
        page = parsed[path] = _Page()
        page.feed(text)
        assert page.tags.count("h1") == 1
        assert "script" not in page.tags
        assert not page.unnamed
    for path, page in parsed.items():
        for link in page.links:
            file, _, place = link.partition("#")
            target = (path.parent / file).resolve() if file else path
            assert target.exists()
            assert not place or place in parsed[target].ids, link
    own = next(text for path, text in pages.items() if path.name.startswith("cmd-x-script"))
    assert "<code>async def create_user" not in own
    assert "await db.commit()" in own
