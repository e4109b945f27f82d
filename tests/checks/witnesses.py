"""The attempt files of tests/attempts, and what each expects."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from course_lib.checks.verdict import Outcome, Verdict

ATTEMPTS = Path(__file__).parent.parent / "attempts"


@dataclass(frozen=True)
class Witness:
    """An attempt file and the verdict that its first line asks for.

    Attributes:
        path: The file, in tests/attempts/LESSON/EXERCISE/.
        outcome: The outcome it must get.
        mistake: The mistake it must get; None where the line names none.
        report: The report it must get, as `report_of` gives it; None where there is no line
            `# report: …` below the first.
    """

    path: Path
    outcome: str
    mistake: str | None
    report: str | None

    @property
    def exercise(self) -> str:
        return self.path.parent.name

    @property
    def lesson(self) -> str:
        return self.path.parent.parent.name

    @property
    def id(self) -> str:
        return f"{self.exercise}/{self.path.stem}"


def all_witnesses() -> list[Witness]:
    """Every attempt file, in order."""
    return [_read(path) for path in sorted(ATTEMPTS.glob("*/*/*.py"))]


def _read(path: Path) -> Witness:
    first, second, *_ = [*path.read_text(encoding="utf-8").splitlines(), ""]
    prefix, _, rest = first.partition(":")
    words = rest.split()
    if prefix != "# expect" or len(words) not in (1, 2):
        raise ValueError(f"{path} begins with {first!r}, not with '# expect: OUTCOME [MISTAKE]'")
    report = second.removeprefix("# report: ") if second.startswith("# report: ") else None
    return Witness(path, words[0], words[1] if len(words) == 2 else None, report)


def report_of(verdict: Verdict) -> str:
    """The points of a verdict and, by number, what its parts that are not correct have got.

    Such as "17/20, 6 no_keyset, 17 not_attempted, 18 not_attempted": a part's mistake or, where
    none was recognised, its outcome.
    """
    missed = [
        f"{number} {part.mistake or part.outcome}"
        for number, part in enumerate(verdict.parts, 1)
        if part.outcome is not Outcome.CORRECT
    ]
    return ", ".join([f"{verdict.points}/{verdict.worth}", *missed])
