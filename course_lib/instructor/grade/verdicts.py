"""A verdict as JSON has it, and back."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from course_lib.checks.verdict import CodeLine, Evidence, Outcome, Part, Verdict

_PLAIN = ("message", "mistake", "title", "called", "next_step", "traceback", "printed")


def to_json(verdict: Verdict) -> dict[str, Any]:
    """What a report needs of a verdict, as plain values."""
    return {
        **{name: _text(getattr(verdict, name)) for name in _PLAIN},
        "outcome": str(verdict.outcome),
        "seconds": round(float(verdict.seconds), 4),
        "points": verdict.points,
        "worth": verdict.worth,
        "statements": [_text(each) for each in verdict.statements],
        "evidence": [asdict(each) for each in verdict.evidence],
        "line": asdict(verdict.line) if verdict.line else None,
        "parts": [asdict(each) for each in verdict.parts],
    }


def from_json(exercise: str, values: dict[str, Any]) -> Verdict:
    """The verdict that `to_json` was given, as far as a report needs it."""
    return Verdict(
        exercise,
        Outcome(values["outcome"]),
        values["message"],
        mistake=values.get("mistake"),
        title=values.get("title") or "",
        called=values.get("called") or "",
        next_step=values.get("next_step") or "",
        traceback=values.get("traceback") or "",
        printed=values.get("printed") or "",
        seconds=values.get("seconds", 0.0),
        statements=tuple(values.get("statements", ())),
        evidence=tuple(_evidence(each) for each in values.get("evidence", ())),
        line=CodeLine(**values["line"]) if values.get("line") else None,
        parts=tuple(_part(each) for each in values.get("parts", ())),
    )


def _part(values: dict[str, Any]) -> Part:
    return Part(**{**values, "outcome": Outcome(values["outcome"])})


def _evidence(values: dict[str, Any]) -> Evidence:
    rows = values.get("rows")
    return Evidence(
        values["label"],
        values.get("text", ""),
        tuple(values.get("columns", ())),
        None if rows is None else tuple(tuple(row) for row in rows),
    )


def _text(value: Any) -> Any:
    """The value where it is None or a text; a plain text of it where it only looks like one."""
    return None if value is None else str.__str__(value) if isinstance(value, str) else str(value)
