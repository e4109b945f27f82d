"""Lesson 08's exercises: FastAPI is imported at the first check, and missed in plain words."""

from __future__ import annotations

import subprocess
import sys

WITHOUT_WEB = """
import sys
for name in ("fastapi", "httpx", "pwdlib", "uvicorn", "pydantic"):
    sys.modules[name] = None
import course_lib
from course_lib import check
from course_lib.checks.registry import EXERCISES

async def get_db(request):
    yield None

verdict = check(get_db)
print(verdict.outcome, verdict.mistake)
print(verdict.message)
print(verdict.next_step)
"""

LIGHT = """
import sys
from course_lib import check
import course_lib.app
check.__module__
import course_lib.checks.registry
print([name for name in ("fastapi", "httpx", "pydantic", "pwdlib") if name in sys.modules])
"""


def run(program: str, home: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"COURSE_HOME": home, "PATH": ""},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_without_the_extra_a_check_says_what_to_install(tmp_path: object) -> None:
    printed = run(WITHOUT_WEB, str(tmp_path))
    assert printed.splitlines()[0] == "incorrect not_installed"
    assert "needs the extra `web`" in printed
    assert "make course" in printed


def test_the_exercises_are_known_without_fastapi(tmp_path: object) -> None:
    assert run(LIGHT, str(tmp_path)) == "[]\n"
