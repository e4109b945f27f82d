"""Every exercise of the course, in order."""

from __future__ import annotations

from . import (
    lesson_00_start_here,
    lesson_01_create,
    lesson_02_read,
    lesson_03_update,
    lesson_04_delete,
    lesson_05_repository_pattern,
    lesson_06_eager_loading,
    lesson_07_pitfalls,
    lesson_08_fastapi_route,
    lesson_09_testing,
    lesson_11_capstone,
)
from .exercise import Exercise

_LESSONS = (
    lesson_00_start_here,
    lesson_01_create,
    lesson_02_read,
    lesson_03_update,
    lesson_04_delete,
    lesson_05_repository_pattern,
    lesson_06_eager_loading,
    lesson_07_pitfalls,
    lesson_08_fastapi_route,
    lesson_09_testing,
    lesson_11_capstone,
)

EXERCISES: dict[str, Exercise] = {
    exercise.name: exercise for lesson in _LESSONS for exercise in lesson.EXERCISES
}

# The exercise that a name belongs to: its own, or one of those that a whole program binds.
OWNERS: dict[str, str] = {
    name: exercise.name
    for exercise in EXERCISES.values()
    for name in (exercise.name, *exercise.names)
}


def next_exercise(name: str) -> Exercise | None:
    """The exercise after `name`; None after the last."""
    names = list(EXERCISES)
    position = names.index(name) + 1
    return EXERCISES[names[position]] if position < len(names) else None
