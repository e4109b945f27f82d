"""What `course check` says of a witness, asked once for all the tests that want to know."""

from __future__ import annotations

from functools import cache

from course_lib.checks.files import check_file
from course_lib.checks.verdict import Verdict
from course_lib.instructor.witnesses import Witness


@cache
def verdicts_of(witness: Witness) -> dict[str, Verdict]:
    """The verdict on each exercise that a witness defines."""
    return {verdict.exercise: verdict for verdict in check_file(witness.path)}
