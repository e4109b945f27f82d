"""The result of a check: what was judged, and what the learner reads."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field
from enum import StrEnum

from course_lib.classroom.statements import Statement


class Outcome(StrEnum):
    """How an attempt ended. Only `CORRECT` is a pass."""

    CORRECT = "correct"
    INCORRECT = "incorrect"
    NOT_ATTEMPTED = "not_attempted"
    ERROR = "error"
    TIMEOUT = "timeout"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that was seen, with its label: "Expected", "Came back", "In the table".

    Attributes:
        label: What this is.
        text: The value, as text; empty where there are rows.
        columns: The headings of `rows`.
        rows: Cells as text, one tuple for each row; None where the evidence is not a table.
    """

    label: str
    text: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] | None = None


@dataclass(frozen=True, slots=True)
class CodeLine:
    """A line of the learner's own code, and the function it stands in."""

    number: int
    text: str
    function: str


@dataclass(frozen=True, slots=True)
class Link:
    """Where to go next: a text, and an address relative to any of the notebook folders."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Part:
    """One of the things that an exercise asks for, and how it stands.

    Attributes:
        title: What is asked for, as a sentence.
        outcome: How it stands.
        word: How it stands in a word or two; empty for "done", "not yet" or "still to be written".
        worth: The points it is worth; 0 where the exercise has none.
        message: What is wrong with it, or missing; empty where nothing is.
        next_step: What to try next.
        mistake: The short name of a recognised mistake; None where there is none.
    """

    title: str
    outcome: Outcome
    word: str = ""
    worth: int = 0
    message: str = ""
    next_step: str = ""
    mistake: str | None = None

    @property
    def points(self) -> int:
        """The points it has earned: all that it is worth, or none."""
        return self.worth if self.outcome is Outcome.CORRECT else 0


@dataclass(frozen=True)
class Verdict:
    """What `check` gives back. In a notebook it draws itself; `print` gives the same as text.

    Attributes:
        exercise: The exercise's name.
        outcome: correct, incorrect, not_attempted, error or timeout.
        message: The one thing to read first.
        mistake: The short name of a recognised mistake; None where there is none.
        statements: The SQL of the call that decided, in order, without transaction control.
        seconds: How long judging took, drawing left out.
        title: The exercise's title.
        called: The call that decided, as the learner would write it; empty if none was made.
        evidence: What was expected and what came.
        line: The learner's own line that the message is about, if one is known.
        next_step: What to try next.
        traceback: The learner's own frames and the error, as text; empty without an error.
        printed: What the attempt printed, shortened.
        log: The statements with their parameters, transaction control included.
        next: Where to go after a pass.
        parts: How each thing that was asked for stands, where an exercise reports them one by one.
    """

    exercise: str
    outcome: Outcome
    message: str
    mistake: str | None = None
    statements: tuple[str, ...] = ()
    seconds: float = 0.0
    title: str = ""
    called: str = ""
    evidence: tuple[Evidence, ...] = ()
    line: CodeLine | None = None
    next_step: str = ""
    traceback: str = ""
    printed: str = ""
    log: tuple[Statement, ...] = field(default=(), repr=False)
    next: Link | None = None
    parts: tuple[Part, ...] = ()

    @property
    def correct(self) -> bool:
        """Whether the exercise is passed."""
        return self.outcome is Outcome.CORRECT

    @property
    def worth(self) -> int | None:
        """The most points that could be earned; None where the exercise has no points."""
        return sum(part.worth for part in self.parts) or None

    @property
    def points(self) -> int | None:
        """The points that were earned; None where the exercise has no points."""
        return None if self.worth is None else sum(part.points for part in self.parts)

    def __await__(self) -> Generator[None, None, Verdict]:
        """`await check(…)` gives the verdict too: the `await` is not needed, and does no harm."""
        return self
        yield  # makes it the generator that an `await` asks for

    def __str__(self) -> str:
        from .card import as_text

        return as_text(self)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        from .card import as_html

        return as_html(self)


class NotCorrect(AssertionError):  # noqa: N818 (it is a verdict, not a fault of the program)
    """Raised by `check` with COURSE_STRICT=1 for a verdict that is not correct.

    Attributes:
        verdict: The verdict.
    """

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(str(verdict))
        self.verdict = verdict
