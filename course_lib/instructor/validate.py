"""Everything that must be true of the course, one rule a function.

Each rule yields a finding for every place where it is broken: the file, the reason, the remedy.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from course_lib.checks.exercise import Exercise
from course_lib.checks.files import importable, load
from course_lib.checks.judge import judge
from course_lib.checks.registry import EXERCISES as DECLARED
from course_lib.checks.source import ExerciseText, read_exercises
from course_lib.checks.verdict import Verdict

from .folders import EXERCISES, LESSONS, NOTEBOOK_FOLDERS, SOLUTIONS, lessons_in, notebooks_in
from .rules import broken_rules
from .witnesses import FOLDER, Witness, read_witness, report_of

LEAST_RIGHT, LEAST_MISTAKES = 2, 4
HINTS = range(2, 4)


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where the course is not as it must be."""

    file: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}: {self.reason}\n    {self.remedy}"


Exercises = Mapping[str, Exercise]
Rule = Callable[[Path, Exercises], Iterator[Finding]]


def notebooks_keep_to_the_rules(
    course: Path, _declared: Mapping[str, Exercise]
) -> Iterator[Finding]:
    """Notebooks: run once, links, alt text, one title, prose for each cell, no large output."""
    for folder in NOTEBOOK_FOLDERS:
        for path in notebooks_in(course / folder):
            for reason in broken_rules(path):
                yield Finding(
                    _name(course, path), reason, "Mend it in source/, and run `course build`."
                )


def lessons_have_their_notebooks(
    course: Path, _declared: Mapping[str, Exercise]
) -> Iterator[Finding]:
    """Every lesson has its exercises and solutions, and the other way round."""
    names = {
        folder: {path.name for path in lessons_in(course / folder)} for folder in NOTEBOOK_FOLDERS
    }
    for folder in NOTEBOOK_FOLDERS:
        for name in sorted(set().union(*names.values()) - names[folder]):
            yield Finding(
                f"{folder}/{name}", "it is missing.", "Write its source, and run `course build`."
            )


def exercises_are_declared_in_full(
    course: Path, declared: Mapping[str, Exercise]
) -> Iterator[Finding]:
    """Declarations: hints, a sentence that asks, praise, checks, and a text under its heading."""
    texts: dict[str, ExerciseText] = {}
    for path in sorted((course / "source" / "exercises").glob("*.md")):
        for text in read_exercises(path.read_text(encoding="utf-8"), path.stem):
            if text.name in texts:
                yield Finding(_name(course, path), f"{text.name} stands twice.", "Rename one.")
            texts[text.name] = text
    for name, exercise in declared.items():
        file = f"source/exercises/{exercise.lesson}.md"
        if name not in texts:
            yield Finding(
                file, f"{name} is declared and has no cell.", f"Add a cell tagged {name}."
            )
            continue
        for reason, remedy in _of_declaration(exercise, texts[name]):
            yield Finding(file, f"{name}: {reason}", remedy)
    for name in texts.keys() - declared.keys():
        yield Finding(
            f"source/exercises/{texts[name].notebook}.md",
            f"{name} has a cell and is not declared.",
            "Declare it in course_lib/checks, or take the tag away.",
        )


def _of_declaration(exercise: Exercise, text: ExerciseText) -> Iterator[tuple[str, str]]:
    hints = [hint.strip() for hint in exercise.hints]
    if len(hints) not in HINTS or not all(hints) or len(set(hints)) != len(hints):
        yield (
            "its hints are not two or three different ones.",
            "Each says more.",
        )
    if not exercise.checks:
        yield "it has no checks.", "Without one, every answer would pass."
    if not exercise.asks.endswith(".") or not exercise.praise.endswith("."):
        yield "what it asks, or its praise, is no sentence.", "End both with a full stop."
    if (text.notebook, text.heading) != (exercise.lesson, exercise.title):
        yield (
            f"its cell stands in {text.notebook} under {text.heading!r}.",
            f"Declared are {exercise.lesson} and {exercise.title!r}: make them the same.",
        )
    if not text.why:
        yield "its solution does not say why.", "Add a cell tagged `solution` after it."


def blanks_are_not_attempted(course: Path, declared: Exercises) -> Iterator[Finding]:
    """Blanks: every exercise, untouched, counts as not attempted, and earns nothing."""
    for path, name, verdict in _verdicts_in(course, EXERCISES, declared):
        if verdict is None:
            yield Finding(_name(course, path), f"{name} is not in it.", "Run `course build`.")
        elif verdict.outcome != "not_attempted" or verdict.points:
            yield Finding(
                _name(course, path),
                f"the blank of {name} is judged {verdict.outcome}.",
                "The blank must not look like an answer; see checks/function.py, is_blank.",
            )


def solutions_pass(course: Path, declared: Exercises) -> Iterator[Finding]:
    """Solutions: every answer passes."""
    for path, name, verdict in _verdicts_in(course, SOLUTIONS, declared):
        if verdict is None:
            yield Finding(_name(course, path), f"{name} is not in it.", "Run `course build`.")
        elif not verdict.correct:
            yield Finding(
                _name(course, path),
                f"the answer to {name} is {verdict.outcome}: {verdict.message}",
                "Mend the answer in source/exercises, or the check.",
            )


def _verdicts_in(
    course: Path, folder: str, declared: Exercises
) -> Iterator[tuple[Path, str, Verdict | None]]:
    for path in notebooks_in(course / folder):
        with importable(path.parent):
            loaded = load(path)
            for name, exercise in declared.items():
                if exercise.lesson != path.stem:
                    continue
                broken = loaded.broken.get(name)
                found = name in loaded.names
                verdict = broken or (judge(exercise, loaded.answer(name)) if found else None)
                yield path, name, verdict


def witnesses_get_their_verdict(
    course: Path, declared: Mapping[str, Exercise]
) -> Iterator[Finding]:
    """Witnesses: enough of each kind, and each gets the verdict that it asks for."""
    found: list[Witness] = []
    for path in sorted((course / FOLDER).glob("*/*/*.py")):
        try:
            found.append(read_witness(path))
        except ValueError as error:
            yield Finding(_name(course, path), str(error), "Begin it with what it must get.")
    for witness in found:
        exercise = declared.get(witness.exercise)
        if exercise is None or exercise.lesson != witness.lesson:
            yield Finding(
                _name(course, witness.path),
                f"{witness.lesson} has no exercise {witness.exercise}.",
                "Its folders name its lesson and its exercise.",
            )
        elif (said := _said(witness)) != (asked := _asked(witness)):
            yield Finding(
                _name(course, witness.path),
                f"it asks for {asked}, and gets {said}.",
                "If the witness is right, mend the check; never the other way to get it green.",
            )
    for name, exercise in declared.items():
        yield from _enough(exercise, [each for each in found if each.exercise == name])


def _asked(witness: Witness) -> str:
    return " ".join(filter(None, (witness.outcome, witness.mistake, witness.report)))


def _said(witness: Witness) -> str:
    with importable(witness.path.parent):
        loaded = load(witness.path)
        verdict = loaded.broken.get(witness.exercise) or judge(
            DECLARED[witness.exercise], loaded.answer(witness.exercise)
        )
    mistake = verdict.mistake if witness.mistake or verdict.outcome == "incorrect" else None
    report = report_of(verdict) if witness.report else None
    return " ".join(filter(None, (verdict.outcome.value, mistake, report)))


def _enough(exercise: Exercise, own: list[Witness]) -> Iterator[Finding]:
    file = f"{FOLDER}/{exercise.lesson}/{exercise.name}"
    outcomes = Counter(each.outcome for each in own)
    mistakes = {each.mistake for each in own if each.outcome == "incorrect"}
    if outcomes["correct"] < LEAST_RIGHT:
        yield Finding(
            file, f"it has {outcomes['correct']} right witnesses.", "Write two, differently."
        )
    if not outcomes["not_attempted"]:
        yield Finding(file, "it has no blank.", "Add the exercise as a learner gets it.")
    if len(mistakes) < LEAST_MISTAKES:
        yield Finding(
            file,
            f"its wrong witnesses show {len(mistakes)} mistakes.",
            "Show four that people make.",
        )


def nothing_strays(course: Path, declared: Exercises) -> Iterator[Finding]:
    """Files: nothing lies in the course's folders that does not belong there."""
    kinds = {LESSONS: ".ipynb", EXERCISES: ".ipynb", SOLUTIONS: ".ipynb"}
    kinds |= {f"source/{folder}": ".md" for folder in ("lessons", "exercises", "reference")}
    for folder, kind in kinds.items():
        for path in sorted((course / folder).glob("*")):
            hidden = path.name.startswith((".", "__"))
            if not hidden and (path.suffix != kind or ".backup-" in path.name):
                yield Finding(_name(course, path), "it does not belong there.", "Move it away.")
    lessons = {exercise.lesson for exercise in declared.values()}
    for path in sorted((course / FOLDER).glob("*")):
        if path.is_dir() and path.name not in lessons and not path.name.startswith("__"):
            yield Finding(_name(course, path), "no lesson has that name.", "Rename or remove it.")


RULES: tuple[Rule, ...] = (
    lessons_have_their_notebooks,
    notebooks_keep_to_the_rules,
    nothing_strays,
    exercises_are_declared_in_full,
    blanks_are_not_attempted,
    solutions_pass,
    witnesses_get_their_verdict,
)


def validate(
    course: Path, declared: Exercises | None = None
) -> Iterator[tuple[str, list[Finding]]]:
    """Hold the course against every rule.

    Args:
        course: The course's folder.
        declared: The exercises; None for those of the course.

    Yields:
        What a rule says, as a sentence, and where it is broken.
    """
    for rule in RULES:
        title = (rule.__doc__ or rule.__name__).strip()
        yield title, list(rule(course, DECLARED if declared is None else declared))


def _name(course: Path, path: Path) -> str:
    return os.fspath(path.relative_to(course))
