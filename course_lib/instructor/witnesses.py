"""The witnesses: attempts of every kind, each with the verdict that it must get."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from course_lib.checks.verdict import Outcome, Verdict

FOLDER = "tests/attempts"


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
        """The exercise that it is an attempt at."""
        return self.path.parent.name

    @property
    def lesson(self) -> str:
        """The lesson of that exercise."""
        return self.path.parent.parent.name

    @property
    def id(self) -> str:
        """Its name in reports of tests: "create_user/committed"."""
        return f"{self.exercise}/{self.path.stem}"


def all_witnesses(folder: Path) -> list[Witness]:
    """Every attempt file below a folder, in order.

    Args:
        folder: The folder with a folder for each lesson, such as tests/attempts.

    Raises:
        ValueError: A file's first line is not what it must be.
    """
    return [read_witness(path) for path in sorted(folder.glob("*/*/*.py"))]


def read_witness(path: Path) -> Witness:
    """Read what an attempt file expects.

    Raises:
        ValueError: Its first line is not what it must be.
    """
    first, second, *_ = [*path.read_text(encoding="utf-8").splitlines(), "", ""]
    prefix, _, rest = first.partition(":")
    words = rest.split()
    if prefix != "# expect" or len(words) not in (1, 2):
        raise ValueError(f"{path} begins with {first!r}, not with '# expect: OUTCOME [MISTAKE]'")
    report = second.removeprefix("# report: ") if second.startswith("# report: ") else None
    return Witness(path, words[0], words[1] if len(words) == 2 else None, report)


def report_of(verdict: Verdict) -> str:
    """The points of a verdict and, by number, what its parts that are not correct have got.

    Such as "15/20, 6 no_keyset, 16-18 not_attempted": a part's mistake or, where none was
    recognised, its outcome.
    """
    got = [
        (number, str(part.mistake or part.outcome))
        for number, part in enumerate(verdict.parts, 1)
        if part.outcome is not Outcome.CORRECT
    ]
    missed: list[str] = []
    # Numbers that follow one another differ from their places in the list by the same.
    for (_, what), run in groupby(enumerate(got), lambda each: (each[1][0] - each[0], each[1][1])):
        numbers = [number for _, (number, _) in run]
        place = f"{numbers[0]}-{numbers[-1]}" if len(numbers) > 1 else f"{numbers[0]}"
        missed.append(f"{place} {what}")
    return ", ".join([f"{verdict.points}/{verdict.worth}", *missed])
