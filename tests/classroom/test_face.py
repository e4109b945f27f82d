"""A face is drawn in a notebook and printed anywhere else."""

from __future__ import annotations

import subprocess
import sys

import IPython
import IPython.display
import pytest

from course_lib.classroom.face import Face, display, fenced, inline_code


def test_outside_a_notebook_the_text_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    display(Face("text", markdown="*rich*"))
    assert capsys.readouterr().out == "text\n"


def test_in_a_notebook_it_is_drawn(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    drawn: list[object] = []
    monkeypatch.setattr(IPython, "get_ipython", lambda: object())
    monkeypatch.setattr(IPython.display, "display", drawn.append)
    face = Face("text", markdown="*rich*")
    display(face)
    assert drawn == [face]
    assert capsys.readouterr().out == ""


def test_the_bundle_holds_only_faces_that_there_are() -> None:
    assert Face("t", html="<p>t</p>")._repr_mimebundle_() == {
        "text/plain": "t",
        "text/html": "<p>t</p>",
    }


def test_nothing_closes_a_fence_or_inline_code() -> None:
    assert fenced("a ``` b", "sql") == "````sql\na ``` b\n````"
    assert inline_code("a `b` ``c``") == "``` a `b` ``c`` ```"
    assert inline_code("a\nb") == "`a b`"


def test_the_import_is_light() -> None:
    heavy = "{'IPython', 'pygments', 'rich', 'fastapi', 'nbformat', 'jupytext', 'sqlparse'}"
    code = f"import sys, course_lib.classroom; print({heavy} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"
