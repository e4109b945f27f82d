"""A real JupyterLab, started by `course`, and a browser to use it with."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import socket
import subprocess
import sysconfig
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Response, expect, sync_playwright

SECONDS_TO_SERVE = 60
MILLISECONDS = 60_000  # the most that any one step in the browser may take
expect.set_options(timeout=MILLISECONDS)

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ELSEWHERE = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path(r"C:\Program Files\Google\Chrome\Application\chrome.exe"),
)
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def find_browser() -> str | None:
    """The Chromium or Chrome of this machine; COURSE_BROWSER names another. None: there is none."""
    if named := os.environ.get("COURSE_BROWSER"):
        return named
    for name in BROWSERS:
        if found := shutil.which(name):
            return found
    return next((str(path) for path in ELSEWHERE if path.exists()), None)


class Server:
    """JupyterLab as `course` serves it.

    Attributes:
        address: What `course` printed for the browser.
        said: Every line that it and its kernels wrote so far.
    """

    def __init__(self, course: Path, home: Path) -> None:
        """Start it, and wait until it prints its address."""
        command = shutil.which("course", path=sysconfig.get_path("scripts"))
        assert command, "the command `course` is not installed beside this Python"
        self.said: list[str] = []
        self.address = ""
        self._printed = threading.Event()
        self.process = subprocess.Popen(
            [command],
            cwd=course,
            env=_environment(home),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        threading.Thread(target=self._listen, daemon=True).start()
        if not self._printed.wait(SECONDS_TO_SERVE):
            self.stop()
            raise AssertionError("`course` printed no address:\n" + "".join(self.said))

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line)
            if found := re.search(r"http://\S+", line):
                self.address = found.group()
                self._printed.set()

    def stop(self) -> None:
        """End it, and its kernels with it."""
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def _environment(home: Path) -> dict[str, str]:
    """Variables under which nothing that a person has set up shows."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    folders = {
        name: str(home / name.lower())
        for name in (
            "JUPYTER_CONFIG_DIR",
            "JUPYTER_DATA_DIR",
            "JUPYTER_RUNTIME_DIR",
            "JUPYTERLAB_SETTINGS_DIR",
            "JUPYTERLAB_WORKSPACES_DIR",
            "IPYTHONDIR",
            "COURSE_HOME",
        )
    }
    token = secrets.token_hex(8)
    return (
        os.environ
        | folders
        | {"NO_BROWSER": "1", "JUPYTER_PORT": str(port), "JUPYTER_TOKEN": token}
    )


@contextmanager
def open_browser(path: str) -> Iterator[Browser]:
    """Start a browser that nobody has used before."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*QUIET])
        try:
            yield browser
        finally:
            browser.close()


def _wrote_a_file(answer: Response) -> bool:
    return answer.request.method == "PUT" and "/api/contents/" in answer.url


class OpenNotebook:
    """A notebook that is open in a page of its own."""

    def __init__(self, browser: Browser, address: str) -> None:
        """Open it, and wait until its kernel waits for work."""
        self.page = page = browser.new_page(viewport={"width": 1300, "height": 900})
        page.set_default_timeout(MILLISECONDS)
        page.goto(address)
        self.panel = page.locator(".jp-NotebookPanel")
        status = page.locator("#jp-main-statusbar")
        expect(status).to_contain_text("| Idle")

    def code_cell(self, text: str) -> Locator:
        """The first code cell whose own text holds a text."""
        editor = self.page.locator(".jp-InputArea-editor", has_text=text)
        return self.panel.locator(".jp-CodeCell", has=editor).first

    def write(self, cell: Locator, source: str) -> None:
        """Replace what stands in a cell."""
        cell.locator(".cm-content").click()
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.insert_text(source)

    def run(self, cell: Locator) -> Locator:
        """Run a cell, and give its output area when it has ended."""
        prompt = cell.locator(".jp-InputPrompt")
        # The number that is stored may be the one that this run gives: blank it out first.
        prompt.evaluate("node => { node.textContent = '' }")
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Shift+Enter")
        expect(prompt).to_have_text(re.compile(r"\[\d+\]"))
        return cell.locator(".jp-OutputArea")

    def save(self) -> None:
        """Save it, and wait until it is written."""
        with self.page.expect_response(_wrote_a_file) as saved:
            self.page.keyboard.press("ControlOrMeta+S")
        assert saved.value.ok
