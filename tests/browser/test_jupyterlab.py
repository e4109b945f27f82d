"""One session in a real JupyterLab: the first lesson is opened, and an exercise worked on."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser.session import OpenNotebook, Server, find_browser, open_browser
from playwright.sync_api import Browser, expect

COURSE = Path(__file__).parents[2]
BROWSER = find_browser()

pytestmark = pytest.mark.skipif(
    BROWSER is None,
    reason="no Chromium or Chrome on this machine (apt install chromium; COURSE_BROWSER names one)",
)

EXERCISE = "exercises/01_create"

WRONG = """\
async def create_user(db: AsyncSession, username: str, email: str, hashed_pw: str) -> User:
    user = User(username=username, email=email, hashed_password=hashed_pw)
    db.add(user)
    return user"""
RIGHT = WRONG.replace("return user", "await db.flush()\n    return user")


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the course: what is typed and saved does not touch the tracked files."""
    folder = tmp_path_factory.mktemp("course")
    for name in ("notebooks", "exercises"):
        ignore = shutil.ignore_patterns("*.backup-*", ".ipynb_checkpoints")
        shutil.copytree(COURSE / name, folder / name, ignore=ignore)
    return folder


@pytest.fixture(scope="module")
def server(course: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(course, tmp_path_factory.mktemp("home"))
    yield server
    server.stop()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    assert BROWSER
    with open_browser(BROWSER) as browser:
        yield browser


def test_the_first_lesson_opens_rendered_clean_and_quiet(server: Server, browser: Browser) -> None:
    assert "/lab/tree/notebooks/00_start_here.ipynb" in server.address
    page = OpenNotebook(browser, server.address).page
    expect(page.locator(".jp-RenderedMarkdown h1")).to_contain_text("Start here")
    expect(page.locator(".jp-RenderedMermaid").first).to_be_attached()
    page.wait_for_timeout(2_000)  # a pop-up, or a mark for unsaved changes, would be there by now
    assert page.locator(".jp-mod-dirty").count() == 0
    assert page.locator(".jp-Dialog").count() == 0
    assert page.locator(".Toastify__toast").all_inner_texts() == []


def test_a_wrong_answer_is_explained_and_the_right_one_passes(
    course: Path, server: Server, browser: Browser
) -> None:
    # In a workspace of its own: the lesson that was open does not come back as a tab beside it.
    address = server.address.replace("/lab/tree/", "/lab/workspaces/exercise/tree/")
    notebook = OpenNotebook(browser, address.replace("notebooks/00_start_here", EXERCISE))
    exercise = notebook.code_cell("async def create_user(")
    check = notebook.code_cell("check(create_user)")
    expect(check.locator(".jp-OutputArea")).to_contain_text("still blank")
    notebook.run(notebook.code_cell("from course_lib import check"))

    notebook.write(exercise, WRONG)
    notebook.run(exercise)
    verdict = notebook.run(check)
    expect(verdict).to_contain_text("no SQL was sent for User(")
    expect(verdict).to_contain_text("await db.flush()")
    expect(verdict).not_to_contain_text("Correct")

    notebook.write(exercise, RIGHT)
    notebook.run(exercise)
    verdict = notebook.run(check)
    expect(verdict).to_contain_text(re.compile(r"✓\s*Correct"))
    expect(verdict).to_contain_text("INSERT INTO users")

    notebook.save()
    saved = (course / f"{EXERCISE}.ipynb").read_text(encoding="utf-8")
    assert "await db.flush()" in saved
    assert '"version": "3.11.0"' in saved


def test_neither_the_server_nor_a_kernel_warned(server: Server) -> None:
    said = "".join(server.said)
    assert "the course is served at" in said
    assert not re.search("warning|encryption", said, re.IGNORECASE), said
