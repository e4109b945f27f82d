"""What checks of reading functions state: the right things, each once, in order, at what cost."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

import pytest
from sqlalchemy import Select, select, text

from course_lib.app import Base, Tag
from course_lib.checks.attempt import Attempt
from course_lib.checks.exercise import Check, Exercise, Transaction
from course_lib.checks.judge import judge
from course_lib.checks.slips import (
    Slip,
    call_where_nothing_is_found,
    expect_objects,
    expect_received,
    expect_rows,
)
from course_lib.checks.slips import expect_statements as expect_sent
from course_lib.checks.verdict import Verdict

SWAPPED = Slip([4, 2, 9], "swapped", "The first two are swapped.", "Swap them.")


def three_tags() -> Sequence[Base]:
    return [Tag(id=2, name="orm"), Tag(id=4, name="sql"), Tag(id=9, name="raw")]


def verdict_of(
    state: Callable[[Attempt, Any], None], function: Callable[[Any], Any], budget: int | None = None
) -> Verdict:
    """Judge a function that only gets the session by one statement of what must hold."""

    async def run(attempt: Attempt) -> None:
        state(attempt, await attempt.call())

    return judge(exercise_of(run, budget), function)


def exercise_of(
    run: Callable[[Attempt], Coroutine[Any, Any, None]], budget: int | None = None
) -> Exercise:
    return Exercise(
        name="tags",
        lesson="02_read",
        title="Made up",
        asks="Tags.",
        parameters=("db",),
        transaction=Transaction.READ,
        hints=("One.", "Two."),
        checks=(Check("It answers.", run, three_tags),),
        praise="Good.",
        budget=budget,
    )


def objects(attempt: Attempt, result: Any) -> None:
    expect_objects(attempt, result, Tag, [2, 4, 9], SWAPPED, order="by id")


def rows(attempt: Attempt, result: Any) -> None:
    expect_rows(attempt, result, [(2, "orm"), (4, "sql"), (9, "raw")])


def answering(read: Callable[[Any], Any], statement: Select[Any] | None = None) -> Any:
    """A function that sends one statement, and returns what `read` makes of its objects."""

    async def tags(db: Any) -> Any:
        chosen = select(Tag).order_by(Tag.id) if statement is None else statement
        return read((await db.scalars(chosen)).all())

    return tags


@pytest.mark.parametrize("kind", [list, tuple, deque])
def test_any_sequence_of_the_right_objects_will_do(kind: Callable[[Any], Any]) -> None:
    verdict = verdict_of(objects, answering(kind))
    assert verdict.outcome == "correct", str(verdict)


@pytest.mark.parametrize(
    ("read", "mistake"),
    [
        (lambda tags: None, "returned_nothing"),
        (set, "wrong_type"),
        (lambda tags: "orm", "wrong_type"),
        (lambda tags: [tag.id for tag in tags], "wrong_type"),
        (lambda tags: [(tag,) for tag in tags], "returned_rows"),
        (lambda tags: [Tag(id=2), *tags[1:]], "made_by_hand"),
        (lambda tags: (tags, tags[-1].id), "wrong_type"),
        (lambda tags: tags[:2], "missing_rows"),
        (lambda tags: [*tags, tags[0]], "repeated_rows"),
        (lambda tags: tags[::-1], "wrong_order"),
        (lambda tags: [tags[1], tags[0], tags[2]], "swapped"),
        (lambda tags: [tags[0], tags[0], tags[1]], "wrong_rows"),
    ],
)
def test_a_wrong_list_is_named(read: Callable[[Any], Any], mistake: str) -> None:
    verdict = verdict_of(objects, answering(read))
    assert (verdict.outcome, verdict.mistake) == ("incorrect", mistake), str(verdict)
    assert verdict.next_step


def test_none_is_no_empty_list() -> None:
    def none(attempt: Attempt, result: Any) -> None:
        expect_objects(attempt, result, Tag, [])

    assert verdict_of(none, answering(lambda tags: None)).mistake == "none_for_empty"
    assert verdict_of(none, answering(lambda tags: [tags[0]])).mistake == "extra_rows"


def test_a_row_too_many_is_named_by_its_id() -> None:
    def two(attempt: Attempt, result: Any) -> None:
        expect_objects(attempt, result, Tag, [2, 9])

    verdict = verdict_of(two, answering(list))
    assert verdict.mistake == "extra_rows"
    assert "the Tag with id 4" in verdict.message


def test_a_stranger_is_named_before_what_comes_twice() -> None:
    def two(attempt: Attempt, result: Any) -> None:
        expect_objects(attempt, result, Tag, [2, 4])

    verdict = verdict_of(two, answering(lambda tags: [tags[0], *tags]))
    assert verdict.mistake == "extra_rows"
    assert "the Tag with id 9" in verdict.message


def test_what_comes_twice_is_not_called_unasked_for() -> None:
    verdict = verdict_of(objects, answering(lambda tags: [tags[0], tags[0], tags[1]]))
    assert "missing: [9]; more than once: [2]" in verdict.next_step


def test_the_order_is_told_in_words() -> None:
    assert "by id" in verdict_of(objects, answering(lambda tags: tags[::-1])).message


async def unread(db: Any) -> Any:
    return await db.scalars(select(Tag).order_by(Tag.id))


async def rows_by_id(db: Any) -> Any:
    return (await db.execute(select(Tag.id, Tag.name).order_by(Tag.id))).all()


async def rows_of_one_column(db: Any) -> Any:
    return (await db.execute(select(Tag.id).order_by(Tag.id))).all()


async def one_row(db: Any) -> Any:
    return (await db.execute(select(Tag.id, Tag.name))).first()


async def each_row_twice(db: Any) -> Any:
    twice = text("SELECT t.id, t.name FROM tags t JOIN (SELECT 1 UNION SELECT 2) ORDER BY t.id")
    return (await db.execute(twice)).all()


@pytest.mark.parametrize(
    ("function", "mistake"),
    [
        (unread, "unread_result"),
        (rows_of_one_column, "wrong_type"),
        (one_row, "wrong_type"),
        (each_row_twice, "repeated_rows"),
    ],
)
def test_wrong_rows_are_named(function: Any, mistake: str) -> None:
    assert verdict_of(rows, function).mistake == mistake


def test_rows_where_none_were_asked_for_are_named() -> None:
    def none(attempt: Attempt, result: Any) -> None:
        expect_rows(attempt, result, [])

    assert verdict_of(none, rows_by_id).mistake == "extra_rows"
    assert verdict_of(none, unread).mistake == "unread_result"


def test_right_rows_pass() -> None:
    assert verdict_of(rows, rows_by_id).outcome == "correct"


def sending(number: int) -> Any:
    async def tags(db: Any) -> Any:
        found: Any = None
        for _ in range(number):
            found = (await db.scalars(select(Tag).order_by(Tag.id))).all()
        return found

    return tags


@pytest.mark.parametrize(
    ("number", "mistake"),
    [(2, None), (3, "too_many_statements"), (6, "too_many_statements"), (7, "n_plus_one")],
)
def test_statements_are_counted_and_a_loop_of_them_named(number: int, mistake: str | None) -> None:
    verdict = verdict_of(lambda attempt, _: expect_sent(attempt, 2), sending(number), budget=2)
    assert verdict.mistake == mistake


def test_rows_that_nobody_needs_are_counted() -> None:
    wanting = [verdict_of(lambda at, _, n=n: expect_received(at, n), sending(1)) for n in (3, 2)]
    assert [each.mistake for each in wanting] == [None, "loads_rows"]


@pytest.mark.parametrize(
    ("error", "outcome", "mistake"),
    [
        (ValueError("no such tag"), "incorrect", "raised_for_nothing"),
        (LookupError(), "incorrect", "raised_for_nothing"),
        (AttributeError("'Tag' object has no attribute 'nmae'"), "error", None),
    ],
)
def test_raising_where_nothing_is_there_is_named(
    error: Exception, outcome: str, mistake: str | None
) -> None:
    async def tags(db: Any) -> Any:
        raise error

    async def run(attempt: Attempt) -> None:
        found = await call_where_nothing_is_found(attempt, asked_for="None")
        attempt.expect_none(found, "there is no such tag.")

    verdict = judge(exercise_of(run), tags)
    assert (verdict.outcome, verdict.mistake) == (outcome, mistake)
