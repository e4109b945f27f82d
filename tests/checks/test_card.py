"""A verdict's two faces say the same, and what a learner wrote is escaped."""

from __future__ import annotations

import html
import re

import pytest

from course_lib.checks.registry import EXERCISES
from course_lib.checks.verdict import CodeLine, Evidence, Link, Outcome, Verdict
from course_lib.classroom.statements import Statement

NASTY = '<script>alert(1)</script> & `ticks` "quotes"'

FULL = Verdict(
    "create_user",
    Outcome.INCORRECT,
    f"It is wrong: {NASTY}",
    mistake="wrong_rows",
    title="Create one user",
    called=f"create_user(db, '{NASTY}')",
    evidence=(
        Evidence("Expected", NASTY),
        Evidence("Rows", columns=("id", "<b>"), rows=(("1", NASTY), ("2", "NULL"))),
        Evidence("Found", columns=("id",), rows=()),
    ),
    line=CodeLine(3, f"x = '{NASTY}'", "create_user"),
    next_step="Use `flush`.",
    traceback=f"line 3\n{NASTY}",
    printed=NASTY,
    statements=("SELECT 1",),
    log=(Statement("BEGIN"), Statement("SELECT 1")),
    next=Link("Next exercise", "../exercises/01_create.ipynb#x"),
)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def visible(rich: str) -> str:
    without_style = re.sub(r"<style>.*?</style>", "", rich, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", " ", without_style))


def test_what_a_learner_wrote_is_escaped() -> None:
    assert "<script>" not in FULL._repr_html_()
    assert "&lt;script&gt;" in FULL._repr_html_()


def test_every_word_of_the_rich_face_is_in_the_plain_one() -> None:
    assert set(words(visible(FULL._repr_html_()))) <= set(words(str(FULL)))


def test_the_plain_face_reads_in_order() -> None:
    text = str(FULL)
    order = ["✗ Not yet: Create one user", "It is wrong", "Line 3", "Expected", "Next:", "BEGIN"]
    assert [text.index(part) for part in order] == sorted(text.index(part) for part in order)
    assert "Found: no rows" in text


@pytest.mark.parametrize("outcome", Outcome)
def test_the_outcome_is_said_in_words(outcome: Outcome) -> None:
    verdict = Verdict("create_user", outcome, "M.", title="T")
    heading = str(verdict).splitlines()[0]
    assert re.search("Correct|Not yet|Not attempted|Error|Out of time", heading)
    assert html.escape(heading) in verdict._repr_html_()


def test_a_stored_verdict_holds_no_clock() -> None:
    verdict = Verdict("create_user", Outcome.CORRECT, "M.", seconds=0.123456)
    assert "0.12" not in str(verdict)
    assert "0.12" not in verdict._repr_html_()


def test_titles_can_be_link_targets() -> None:
    assert len({exercise.title for exercise in EXERCISES.values()}) == len(EXERCISES)
