"""What the `course` command tells a person instead of a traceback."""

from __future__ import annotations


class CourseError(Exception):
    """Something that a person can mend. Its message says what happened, why and what to do.

    Attributes:
        exit_code: What the `course` command gives the shell.
    """

    exit_code = 1


class NotAskedError(CourseError):
    """What was asked cannot be answered: there is no such file, folder or exercise."""

    exit_code = 2


class NotTheCourseError(NotAskedError):
    """No course folder was found."""


class SourceError(CourseError):
    """A source file does not follow the format."""


class RunError(CourseError):
    """A notebook did not run to its end."""


class BuildError(CourseError):
    """Nothing was written, or what is committed is not what source/ gives."""
