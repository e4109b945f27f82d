"""The class page: which mistakes stand open, and which are folded away."""

from __future__ import annotations

from course_lib.instructor.grade.grade import GradedClass
from course_lib.instructor.grade.pages import class_page
from course_lib.instructor.grade.task import Graded, Result

FOLD = "<summary>1 more, which one or two learners made</summary>"


def a_class(**mistakes: int) -> GradedClass:
    """A class in which so many learners made each mistake."""
    return GradedClass(
        tuple(
            Graded(f"{name}{n}", (Result("upsert_tag", "incorrect", "Not yet.", name),))
            for name, count in mistakes.items()
            for n in range(count)
        ),
        ("01_create",),
    )


def test_a_rare_mistake_is_folded_away() -> None:
    page = class_page(a_class(wrong_type=3, no_order=2))
    before, _, folded = page.partition(FOLD)
    assert 'id="mistake-wrong_type"' in before
    assert 'id="mistake-no_order"' in folded


def test_where_every_mistake_is_rare_none_is_folded() -> None:
    page = class_page(a_class(wrong_type=2, no_order=1))
    assert 'id="mistake-no_order"' in page
    assert "one or two learners" not in page
