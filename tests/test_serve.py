"""`course serve`, as a person runs it: started, asked over HTTP, and ended by a signal."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import sysconfig
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

COMMAND = shutil.which("course", path=sysconfig.get_path("scripts"))
posix_only = pytest.mark.skipif(os.name == "nt", reason="Windows has no signals of this kind")


@contextmanager
def served(*arguments: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address of a server, and its process."""
    assert COMMAND
    process = subprocess.Popen(
        [COMMAND, "serve", "--port", "0", *arguments],
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout
        found = re.search(r"at (http://\S+)/docs", process.stdout.readline())
        assert found, process.communicate(timeout=10)
        yield found[1], process
    finally:
        process.kill()
        process.wait(10)


def ask(address: str, body: dict[str, Any] | None = None) -> Any:
    """What an address answers, as JSON; with a body it is a POST."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address, data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.load(answer)


def ended(process: subprocess.Popen[str], number: signal.Signals) -> tuple[int, str, str]:
    process.send_signal(number)
    printed, errors = process.communicate(timeout=20)
    return process.returncode, printed, errors


@posix_only
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_the_sample_rows_and_ends_cleanly(number: signal.Signals) -> None:
    with served() as (address, process):
        assert ask(f"{address}/users/1")["username"] == "ada"
        assert "/users/{user_id}" in ask(f"{address}/openapi.json")["paths"]
        with urllib.request.urlopen(f"{address}/docs", timeout=20) as page:
            assert b"swagger-ui" in page.read()
        code, printed, errors = ended(process, number)
    assert (code, printed.splitlines()[-1]) == (0, "Ended.")
    assert "Traceback" not in errors


@posix_only
def test_a_database_file_is_kept(tmp_path: Path) -> None:
    new = {"username": "eva", "email": "eva@example.org", "password": "correct horse"}
    names: list[str] = []
    for _ in range(2):
        with served("--database", str(tmp_path / "kept.db")) as (address, process):
            names = [user["username"] for user in ask(f"{address}/users")["items"]]
            if "eva" not in names:
                ask(f"{address}/users", new)
            assert ended(process, signal.SIGINT)[0] == 0
    assert (names[0], names[-1], len(names)) == ("ada", "eva", 7)


def refused(*arguments: str, **environment: str) -> tuple[int, str]:
    assert COMMAND
    done = subprocess.run(
        [COMMAND, "serve", *arguments],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr


def test_a_port_that_is_taken_is_said_plainly() -> None:
    with served() as (address, _process):
        port = address.rpartition(":")[2]
        code, said = refused("--port", port)
    assert code == 2
    assert f"port {port}" in said
    assert "course serve --port 8001" in said


def test_what_is_no_database_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text(
        "This is no database, and long enough to be seen as such." * 9
    )
    for path in (tmp_path / "text.db", tmp_path / "missing" / "x.db", tmp_path):
        code, said = refused("--port", "0", "--database", str(path))
        assert code == 2
        assert f"{path} cannot be used as a database" in said


def test_without_the_extra_it_says_what_to_install(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['uvicorn'] = None\n"
        "import importlib.util as util; find = util.find_spec\n"
        "util.find_spec = lambda name: None if name == 'uvicorn' else find(name)\n"
        "sys.argv = ['course', 'serve']; from course_lib.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert "`course serve` needs uvicorn" in done.stderr
    assert "'.[web]'" in done.stderr
    assert "Traceback" not in done.stderr
