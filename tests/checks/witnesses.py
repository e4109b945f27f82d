"""The attempt files of tests/attempts, and what each expects."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ATTEMPTS = Path(__file__).parent.parent / "attempts"


@dataclass(frozen=True)
class Witness:
    """An attempt file and the verdict that its first line asks for.

    Attributes:
        path: The file, in tests/attempts/LESSON/EXERCISE/.
        outcome: The outcome it must get.
        mistake: The mistake it must get; None where the line names none.
    """

    path: Path
    outcome: str
    mistake: str | None

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
    first = path.read_text(encoding="utf-8").splitlines()[0]
    prefix, _, rest = first.partition(":")
    words = rest.split()
    if prefix != "# expect" or len(words) not in (1, 2):
        raise ValueError(f"{path} begins with {first!r}, not with '# expect: OUTCOME [MISTAKE]'")
    return Witness(path, words[0], words[1] if len(words) == 2 else None)
