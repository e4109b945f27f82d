"""Draws a verdict: as HTML for a notebook, and as text that says the same."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from .verdict import Evidence, Outcome, Part, Verdict

_HEADINGS = {
    Outcome.CORRECT: "✓ Correct",
    Outcome.INCORRECT: "✗ Not yet",
    Outcome.NOT_ATTEMPTED: "○ Not attempted",
    Outcome.ERROR: "! Error",
    Outcome.TIMEOUT: "! Out of time",
}

# JupyterLab takes this away from an output that its user has not run: the rest reads well without.
_STYLE = """<style>
.course-verdict { border-left: 4px solid var(--jp-border-color1); padding: 0 0 0 12px; }
.course-verdict-correct { border-color: var(--jp-success-color1); }
.course-verdict-incorrect { border-color: var(--jp-warn-color1); }
.course-verdict-error, .course-verdict-timeout { border-color: var(--jp-error-color1); }
.course-verdict table { margin: 0 0 8px 0; }
.course-verdict td, .course-verdict th { text-align: left; }
.course-verdict caption { text-align: left; font-weight: bold; white-space: nowrap; }
.course-verdict pre { margin-bottom: 8px; }
.course-verdict summary { cursor: pointer; }
</style>"""


def heading(verdict: Verdict) -> str:
    """The first line: the outcome in words, and the exercise."""
    title = f": {verdict.title}" if verdict.title else ""
    return f"{_HEADINGS[verdict.outcome]}{title} ({verdict.exercise})"


_MARKS = {Outcome.CORRECT: "✓", Outcome.NOT_ATTEMPTED: "○"}
_STANDS = {Outcome.CORRECT: "done", Outcome.NOT_ATTEMPTED: "still to be written"}


def _part_text(part: Part) -> str:
    """One part with its mark and, since a mark alone is not enough, a word; and its points."""
    word = part.word or _STANDS.get(part.outcome, "not yet")
    points = f", {part.points} of {part.worth}" if part.worth else ""
    return f"{_MARKS.get(part.outcome, '✗')} {part.title} ({word}{points})"


def _part_note(verdict: Verdict, part: Part) -> str:
    """What is wrong with a part, unless the verdict itself says it or the part is blank."""
    told = part.outcome is Outcome.NOT_ATTEMPTED or part.message == verdict.message
    return "" if told else part.message


def _points(verdict: Verdict) -> str:
    return "" if verdict.worth is None else f"{verdict.points} of {verdict.worth} points."


def statement_count(verdict: Verdict) -> str:
    """How many statements the deciding call sent, in words."""
    count = len(verdict.statements)
    return "no statement" if not count else f"{count} statement{'s' if count > 1 else ''}"


# Text


def as_text(verdict: Verdict) -> str:
    """The verdict as plain text."""
    return "\n\n".join(part for part in _text_parts(verdict) if part)


def _text_parts(verdict: Verdict) -> Iterator[str]:
    yield f"{heading(verdict)}\n{verdict.message}"
    yield _points(verdict)
    yield "\n".join(_parts_text(verdict))
    if verdict.line:
        yield f"Line {verdict.line.number}, in {verdict.line.function}:\n    {verdict.line.text}"
    yield "\n".join(_evidence_text(each) for each in verdict.evidence)
    if verdict.next_step:
        yield f"Next: {verdict.next_step}"
    if verdict.called:
        stop = f":\n{_indent(_sql(verdict))}" if verdict.log else "."
        yield f"{verdict.called} sent {statement_count(verdict)}{stop}"
    if verdict.traceback:
        yield f"The error, in your code:\n{_indent(verdict.traceback)}"
    if verdict.printed:
        yield f"It printed:\n{_indent(verdict.printed.rstrip())}"
    if verdict.next:
        yield f"{verdict.next.text}: {verdict.next.address}"


def _parts_text(verdict: Verdict) -> Iterator[str]:
    for part in verdict.parts:
        yield _part_text(part)
        if note := _part_note(verdict, part):
            yield f"    {note}"


def _evidence_text(evidence: Evidence) -> str:
    if evidence.rows is None:
        return f"{evidence.label}: {evidence.text}"
    if not evidence.rows:
        return f"{evidence.label}: no rows"
    table = [evidence.columns, *evidence.rows]
    widths = [max(len(row[column]) for row in table) for column in range(len(evidence.columns))]
    lines = ["  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) for row in table]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join([f"{evidence.label}:", *(f"    {line.rstrip()}" for line in lines)])


def _indent(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.splitlines())


def _sql(verdict: Verdict) -> str:
    from course_lib.classroom.layout import statements_text

    return statements_text(verdict.log)


# HTML


def as_html(verdict: Verdict) -> str:
    """The verdict as HTML: plain elements first, colours where the theme lends them."""
    body = "\n".join(part for part in _html_parts(verdict) if part)
    kind = verdict.outcome.value.replace("_", "-")
    return f'{_STYLE}\n<div class="course-verdict course-verdict-{kind}">\n{body}\n</div>'


def _html_parts(verdict: Verdict) -> Iterator[str]:
    yield f"<p><strong>{html.escape(heading(verdict))}</strong></p>"
    yield f"<p>{prose(verdict.message)}</p>"
    if points := _points(verdict):
        yield f"<p><strong>{points}</strong></p>"
    if verdict.parts:
        items = "\n".join(f"<li>{_part_html(verdict, each)}</li>" for each in verdict.parts)
        yield f"<ul>\n{items}\n</ul>"
    if verdict.line:
        where = f"Line {verdict.line.number}, in {html.escape(verdict.line.function)}:"
        yield f"<p>{where}</p>\n{_pre(verdict.line.text)}"
    yield from map(_evidence_html, verdict.evidence)
    if verdict.next_step:
        yield f"<p><strong>Next:</strong> {prose(verdict.next_step)}</p>"
    if verdict.called:
        summary = f"{_code(verdict.called)} sent {statement_count(verdict)}"
        yield _folded(summary, _sql(verdict))
    if verdict.traceback:
        yield _folded("The error, in your code", verdict.traceback)
    if verdict.printed:
        yield _folded("It printed", verdict.printed.rstrip())
    if verdict.next:
        link = html.escape(verdict.next.address)
        yield f'<p><a href="{link}">{html.escape(verdict.next.text)}</a></p>'


def _part_html(verdict: Verdict, part: Part) -> str:
    note = _part_note(verdict, part)
    return prose(_part_text(part)) + (f"<br>{prose(note)}" if note else "")


def _evidence_html(evidence: Evidence) -> str:
    label = html.escape(evidence.label)
    if evidence.rows is None:
        return f"<p>{label}: {_code(evidence.text)}</p>"
    if not evidence.rows:
        return f"<p>{label}: no rows</p>"
    head = "".join(f'<th scope="col">{html.escape(each)}</th>' for each in evidence.columns)
    rows = "\n".join(
        "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>"
        for row in evidence.rows
    )
    return (
        f"<table>\n<caption>{label}</caption>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{rows}\n</tbody>\n</table>"
    )


def _folded(summary: str, text: str) -> str:
    if not text:
        return f"<p>{summary}.</p>"
    return f"<details><summary>{summary}</summary>\n{_pre(text)}\n</details>"


def _pre(text: str) -> str:
    return f"<pre>{html.escape(text)}</pre>"


def _code(text: str) -> str:
    return f"<code>{html.escape(text)}</code>"


def prose(text: str) -> str:
    """Escape, and set what stands between backticks as code."""
    return re.sub(r"`([^`\n]+)`", r"<code>\1</code>", html.escape(text))
