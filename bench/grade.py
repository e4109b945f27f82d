"""How long grading takes, beside nbgrader and otter, on the same submissions in the same run.

`python -m bench.grade` prints one table of the three tools, timed in turns, and then what ours
costs as a class grows, for one submission from nothing, and with an endless loop in the class.
A tool that is not installed is named as such; `make bench-grade` installs both.
"""

from __future__ import annotations

import argparse
import csv
import os
import statistics
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from .grade_class import EXERCISES, LEARNERS, SETUP, Learner, a_class
from .grade_measure import Measured, measured
from .grade_peers import CannotRun, Nbgrader, Otter, peers

SIZES = (10, 200, 2000)
STEADY = 200  # submissions: a class large enough that starting up hardly counts
OTTERS = 3  # submissions for each round: it starts anew for each
COLD_RUNS = 9
FEEDBACK = "nbgrader generate_feedback"
TARGET_RATIO = 50.0
TARGET_COLD = 0.6

ENDLESS = '''
async def count_users(db):
    """Never ends."""
    while True:
        pass
'''


class Ours:
    """`course grade` on a class of notebooks, reports included."""

    def __init__(self, folder: Path, learners: Iterable[Learner], jobs: int) -> None:
        """Write the notebooks.

        Args:
            folder: Where they go.
            learners: Whose they are.
            jobs: How many are graded at a time.
        """
        self.folder = folder
        self.learners = list(learners)
        self.jobs = jobs
        (folder / "class").mkdir(parents=True)
        for learner in self.learners:
            cells = [new_code_cell(cell) for cell in (SETUP, *learner.answers.values())]
            nbformat.write(new_notebook(cells=cells), folder / "class" / f"{learner.name}.ipynb")

    def grade(self, *, memory: bool = False) -> Measured:
        """Grade the class from nothing to written reports, and look at the grades.

        Raises:
            RuntimeError: A grade is not what it must be.
        """
        with tempfile.TemporaryDirectory(dir=self.folder) as out:
            command = [str(Path(sys.executable).parent / "course"), "grade", "class", "--out", out]
            took = measured(
                [*command, "--jobs", str(self.jobs)],
                self.folder,
                {**os.environ, "COURSE_HOME": out},
                count=len(self.learners),
                memory=memory,
            )
            with Path(out, "grades.csv").open(encoding="utf-8-sig") as file:
                found = {(row["learner"], row["exercise"]): row for row in csv.DictReader(file)}
        for learner in self.learners:
            for exercise, right in learner.right.items():
                if (found[learner.name, exercise]["outcome"] == "correct") != right:
                    raise RuntimeError(f"{exercise} of {learner.name} was graded wrongly")
        return took


class Table:
    """The runs of each tool, in the order in which the tools came first."""

    def __init__(self) -> None:
        self.runs: dict[str, list[Measured]] = {}
        self.memory: dict[str, float] = {}

    def add(self, name: str, took: Measured) -> None:
        """Note a timed run."""
        self.runs.setdefault(name, []).append(took)

    def seconds(self, name: str) -> float:
        """The median wall-clock seconds for one submission."""
        return statistics.median(run.seconds / run.count for run in self.runs[name])

    def show(self, ours: str) -> None:
        """Print it, with how many times longer each takes than `ours`."""
        print(f"{'':<36}{'s each':>9}{'CPU s each':>12}{'a second':>10}{'MiB':>7}{'x ours':>8}")
        for name, runs in self.runs.items():
            each = self.seconds(name)
            cpu = statistics.median(run.cpu / run.count for run in runs)
            memory = f"{self.memory[name]:.0f}" if name in self.memory else "-"
            ratio = each / self.seconds(ours)
            print(f"{name:<36}{each:9.3f}{cpu:12.3f}{1 / each:10.2f}{memory:>7}{ratio:8.1f}")


def compare(folder: Path, rounds: int, jobs: int) -> float | None:
    """Time the three tools in turns, and print the table.

    Returns:
        The seconds that nbgrader takes for one submission, its pages included; None where it
        could not be measured.
    """
    learners = a_class(LEARNERS)
    steady = Ours(folder / "steady", a_class(STEADY), jobs)
    small = Ours(folder / "small", learners, jobs)
    others: list[Nbgrader | Otter] = []
    for peer in peers(folder, learners):
        if isinstance(peer, CannotRun):
            print(f"not measured: {peer}")
        else:
            others.append(peer)
    table = Table()
    steady_name = f"course grade, a class of {STEADY}"
    small_name = f"course grade, a class of {LEARNERS}"
    for turn in range(rounds + 1):
        first = turn == 0  # warms the disk, and is where the memory is looked at
        for name, tool in (
            (steady_name, steady),
            (small_name, small),
            *((other.name, other) for other in others),
        ):
            try:
                times = OTTERS if isinstance(tool, Otter) and not first else 1
                runs = [tool.grade(memory=first) for _ in range(times)]
                if isinstance(tool, Nbgrader) and not first:
                    table.add(FEEDBACK, tool.feedback())
            except (CannotRun, RuntimeError) as error:
                if isinstance(tool, Ours):
                    raise
                print(f"not measured: {name}: {error}")
                others = [other for other in others if other is not tool]
                continue
            for took in runs:
                if took.memory is not None:
                    table.memory[name] = took.memory
                if not first:
                    table.add(name, took)
    print(f"\n{LEARNERS} submissions, {len(EXERCISES)} exercises, 12 tests; median of {rounds}")
    table.show(steady_name)
    if Nbgrader.name not in table.runs:
        return None
    alone, pages = table.seconds(Nbgrader.name), table.seconds(FEEDBACK)
    ratio = (alone + pages) / table.seconds(steady_name)
    print(
        f"target {TARGET_RATIO:g} times nbgrader, reports included on both sides: "
        f"{_met(ratio >= TARGET_RATIO)} ({ratio:.0f}; "
        f"against its autograde alone {alone / table.seconds(steady_name):.0f})"
    )
    return alone + pages


def cold(folder: Path, jobs: int) -> None:
    """Print what one submission takes from nothing."""
    one = Ours(folder / "cold", a_class(1), jobs)
    runs = [one.grade() for _ in range(COLD_RUNS)]
    seconds = statistics.median(run.seconds for run in runs)
    print(
        f"\nOne submission from nothing to reports, median of {COLD_RUNS}: {seconds:.2f} s "
        f"(CPU {statistics.median(run.cpu for run in runs):.2f}); "
        f"target {TARGET_COLD:g} s: {_met(seconds <= TARGET_COLD)}"
    )


def sizes(folder: Path, jobs: int, nbgrader: float | None) -> None:
    """Print what a submission costs, and how much memory there is in use, by class size.

    Args:
        folder: Where the classes go.
        jobs: How many submissions are graded at a time.
        nbgrader: The seconds that nbgrader took for one, in the same run; None where it did not.
    """
    print(f"\n{'class of':>10}{'s':>9}{'ms each':>9}{'CPU ms each':>13}{'MiB':>6}{'nbgrader':>10}")
    for size in SIZES:
        ours = Ours(folder / f"size{size}", a_class(size), jobs)
        took, held = ours.grade(), ours.grade(memory=True).memory
        each, cpu = 1000 * took.seconds / size, 1000 * took.cpu / size
        times = f"{1000 * nbgrader / each:.0f} x" if nbgrader else "-"
        print(f"{size:>10}{took.seconds:9.2f}{each:9.1f}{cpu:13.1f}{held:6.0f}{times:>10}")


def endless(folder: Path, jobs: int) -> None:
    """Print what one endless loop costs a class."""
    learners = a_class(50)
    plain = Ours(folder / "plain", learners, jobs)
    answers = {**learners[25].answers, "count_users": ENDLESS}
    right = {**learners[25].right, "count_users": False}
    learners[25] = Learner(learners[25].name, answers, right)
    looping = Ours(folder / "looping", learners, jobs)
    without, with_one = plain.grade(), looping.grade()
    print(
        f"\nA class of 50: {without.seconds:.1f} s; with an endless loop in one submission "
        f"{with_one.seconds:.1f} s. Nobody else's grade changed."
    )


def _met(holds: bool) -> str:
    return "met" if holds else "MISSED"


def main() -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=3, help="how often each tool has its turn")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="of course grade")
    parser.add_argument("--only", choices=("compare", "cold", "sizes", "endless"))
    chosen = parser.parse_args()
    print(f"{os.cpu_count()} cores, {chosen.jobs} jobs, load {os.getloadavg()[0]:.1f} before")
    with tempfile.TemporaryDirectory(prefix="course-bench-") as name:
        folder, nbgrader = Path(name), None
        if chosen.only in (None, "compare"):
            nbgrader = compare(folder, chosen.rounds, chosen.jobs)
        if chosen.only in (None, "cold"):
            cold(folder, chosen.jobs)
        if chosen.only in (None, "sizes"):
            sizes(folder, chosen.jobs, nbgrader)
        if chosen.only in (None, "endless"):
            endless(folder, chosen.jobs)


if __name__ == "__main__":
    main()
