"""The tables: every exercise that counts, points, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io

from course_lib.instructor.grade.grade import GradedClass
from course_lib.instructor.grade.tables import gradebook_csv, grades_csv, timings_csv
from course_lib.instructor.grade.task import Graded, Result

CLASS = GradedClass(
    (
        Graded(
            "=cmd()",
            (
                Result("create_user", "correct", "Right.", seconds=0.0123),
                Result("upsert_tag", "incorrect", "-1 is\nno tag", "wrong_type", seconds=5.9),
            ),
        ),
        Graded("bob", problem="It holds no notebook."),
    ),
    ("01_create",),
)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_every_exercise_of_the_lesson_has_a_row_for_every_learner() -> None:
    table = rows(grades_csv(CLASS))
    assert len(table) == 2 * 5
    first = table[0]
    assert (first["learner"], first["exercise"], first["outcome"]) == (
        "'=cmd()",
        "create_user",
        "correct",
    )
    assert (first["points"], first["worth"], first["seconds"]) == ("1", "1", "0")
    tag = table[4]
    assert (tag["mistake"], tag["points"], tag["seconds"]) == ("wrong_type", "0", "5")
    assert table[5] | {} == {
        "learner": "bob",
        "lesson": "01_create",
        "exercise": "create_user",
        "outcome": "not_attempted",
        "mistake": "",
        "points": "0",
        "worth": "1",
        "seconds": "0",
        "message": "Nothing was handed in for it.",
        "problem": "It holds no notebook.",
    }


def test_no_cell_is_a_formula_or_more_than_a_line() -> None:
    for text in (grades_csv(CLASS), gradebook_csv(CLASS), timings_csv(CLASS)):
        for row in csv.reader(io.StringIO(text)):
            for cell in row:
                assert not cell.startswith(("=", "+", "-", "@"))
                assert "\n" not in cell


def test_the_gradebook_has_a_row_for_each_learner() -> None:
    table = rows(gradebook_csv(CLASS))
    assert [(row["learner"], row["create_user"], row["points"], row["worth"]) for row in table] == [
        ("'=cmd()", "1", "1", "5"),
        ("bob", "0", "0", "5"),
    ]


def test_points_of_its_own_count_in_part() -> None:
    half = GradedClass(
        (
            Graded(
                "ada",
                (Result("create_user", "incorrect", "Half of it.", points=7, worth=20),),
            ),
        ),
        ("00_start_here", "01_create"),
    )
    row = rows(gradebook_csv(half))[0]
    assert (row["create_user"], row["points"], row["worth"]) == ("7", "7", "25")


def test_only_the_timings_say_how_long_it_took() -> None:
    assert rows(timings_csv(CLASS))[0] == {
        "learner": "'=cmd()",
        "exercise": "create_user",
        "seconds": "0.012",
    }
