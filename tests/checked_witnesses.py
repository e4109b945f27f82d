"""What `course check` says of a witness, asked once for all the tests that want to know."""

from __future__ import annotations

import os
from functools import cache
from unittest.mock import patch

from course_lib.checks.files import check_file
from course_lib.checks.verdict import Verdict
from course_lib.instructor.witnesses import Witness

SECONDS = 20.0  # for an attempt: plenty on a busy machine, and every witness ends


@cache
def verdicts_of(witness: Witness) -> dict[str, Verdict]:
    """The verdict on each exercise that a witness defines."""
    with patch.dict(os.environ, COURSE_TIME_LIMIT=str(SECONDS)):
        return {verdict.exercise: verdict for verdict in check_file(witness.path)}
