"""Lesson 03: a tag, and a name that may be taken."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from course_lib.app import Tag
from course_lib.app.models import post_tags

from .attempt import Attempt, LearnerError
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_03_refusals import call_without, expect_nothing_pending, expect_refusal
from .lesson_03_rows import tags

LESSON = "03_update"

_TAGS = select(Tag.id, Tag.name).order_by(Tag.id)
_ALL = [(2, "Async"), (4, "orm"), (11, "async")]
_LINKS = select(post_tags.c.post_id, post_tags.c.tag_id)
_LETTER_BY_LETTER = (
    "`Tag.name == name` compares letter by letter, as the unique constraint does; `lower`, `ilike` "
    "and `like` do not."
)


async def _renames_a_tag(attempt: Attempt) -> None:
    tag = await attempt.call("async", "asyncio")
    attempt.expect(
        tag is not None,
        f"`{attempt.called}` returned None, but there is a tag `async`.",
        mistake="returned_nothing",
        next_step="Return the tag that you renamed.",
    )
    rows = await attempt.rows(_TAGS)
    attempt.expect(
        (11, "async") in rows or (11, "asyncio") in rows,
        "The tag has id 11, and after the call no tag has that id: it was replaced, not renamed.",
        mistake="replaced_row",
        next_step="Set the name of the tag that is there: what points to its id must find it.",
        tags=rows,
    )
    attempt.expect(
        (2, "Async") in rows,
        "The tag `async` was meant, and the tag `Async` was renamed: names that differ in a "
        "capital are two names.",
        mistake="other_tag",
        next_step=_LETTER_BY_LETTER,
        tags=rows,
    )
    await attempt.expect_rows(
        _TAGS,
        [(2, "Async"), (4, "orm"), (11, "asyncio")],
        "The tags table should hold `Async`, `orm` and `asyncio`, with the ids they had.",
        next_step="Which tag was meant, and was the new name sent?",
    )
    await attempt.expect_rows(
        _LINKS,
        [(3, 11)],
        "The post that had the tag has lost it.",
        mistake="replaced_row",
        next_step="Set the name, and leave the links alone.",
    )
    attempt.expect_object(tag, Tag, id=11)
    attempt.expect(
        attempt.read(tag, "name") == "asyncio",
        "The row has the new name, and the tag that came back has the old one.",
        mistake="stale_object",
        next_step="Set `tag.name` and flush; or `await db.refresh(tag)` behind an UPDATE that was "
        "not to be brought into the objects.",
    )


async def _changes_a_capital(attempt: Attempt) -> None:
    tag = await call_without(
        attempt,
        ValueError,
        "orm",
        "ORM",
        message="The new name is the tag's own with capitals, no other tag has it, and ValueError "
        "was raised.",
        mistake="capitals_ignored",
        next_step=_LETTER_BY_LETTER,
    )
    await attempt.expect_rows(
        _TAGS,
        [(2, "Async"), (4, "ORM"), (11, "async")],
        "The tag `orm` was to be called `ORM`, in capitals.",
        mistake="capitals_ignored",
        next_step="A name with other capitals is another name: send it as it was given.",
    )
    attempt.expect_object(tag, Tag, id=4, name="ORM")


async def _takes_a_similar_name(attempt: Attempt) -> None:
    tag = await call_without(
        attempt,
        ValueError,
        "orm",
        "ASYNC",
        message="There are tags `async` and `Async`, but none is called `ASYNC`, and ValueError "
        "was raised.",
        mistake="capitals_ignored",
        next_step=_LETTER_BY_LETTER,
    )
    attempt.expect_object(tag, Tag, id=4, name="ASYNC")
    tag = await attempt.call("ASYNC", " asyncio")
    attempt.expect_object(tag, Tag, id=4, name=" asyncio")


def _renames_nothing(name: str) -> Check:
    async def rename(attempt: Attempt) -> None:
        tag = await call_without(
            attempt,
            ValueError,
            name,
            "SQL",
            message=f"No tag has the name {name!r}, and ValueError was raised; None was asked for.",
            mistake="missing_raises",
            next_step="ValueError is for a name that is taken. Return None where no tag is found.",
        )
        rows = await attempt.rows(_TAGS)
        attempt.expect(
            len(rows) == len(_ALL),
            f"There is no tag {name!r}, and after the call there are other tags than before.",
            mistake="inserted",
            next_step="A name that no tag has cannot be renamed: return None.",
            tags=rows,
        )
        await attempt.expect_rows(
            _TAGS,
            _ALL,
            f"There is no tag {name!r}, and another one was renamed.",
            mistake="other_tag",
            next_step=_LETTER_BY_LETTER,
        )
        attempt.expect_none(
            tag, f"no tag has the name {name!r}.", next_step="Return None where no tag is found."
        )

    return Check(f"There is no tag {name!r}, and None comes back.", rename, tags)


async def _refuses_a_taken_name(attempt: Attempt) -> None:
    attempt.db.add(Tag(id=8, name="earlier"))
    await attempt.db.flush()
    held = await attempt.get(Tag, 11)
    await expect_refusal(
        attempt,
        "async",
        "orm",
        error=ValueError,
        message="Another tag is called `orm`, and no ValueError was raised.",
        mistake="taken_name_not_refused",
        next_step="Raise ValueError where the UPDATE is refused.",
    )
    await _expect_session_goes_on(attempt)
    await attempt.expect_rows(
        _TAGS,
        sorted([*_ALL, (8, "earlier")]),
        "The caller had added the tag `earlier` before, in the same transaction. After the "
        "ValueError all four tags should be there, with their names.",
        mistake="lost_earlier_work",
        next_step="Undo only your own UPDATE: `async with db.begin_nested():`.",
    )
    await attempt.expect_rows(
        _LINKS,
        [(3, 11)],
        "The post that had the tag has lost it.",
        mistake="replaced_row",
        next_step="Set the name, and leave the links alone.",
    )
    attempt.expect(
        held in attempt.db,
        "The caller had loaded the tag, and the call took the object out of the session.",
        mistake="detached",
        next_step="Leave the object where it is: rolling back to the savepoint undoes the change.",
    )


async def _expect_session_goes_on(attempt: Attempt) -> None:
    attempt.expect(
        attempt.db.is_active,
        f"`{attempt.called}` raised ValueError, but left a session that cannot be used: the UPDATE "
        "that failed was in no savepoint, or in one that was not rolled back.",
        mistake="broke_session",
        next_step="Set the name inside `async with db.begin_nested():`. Where it "
        "fails, the block rolls back to the savepoint, and no further.",
    )
    expect_nothing_pending(attempt, "Raise before you set the name, or set it in the savepoint.")


async def _keeps_the_same_name(attempt: Attempt) -> None:
    tag = await call_without(
        attempt,
        ValueError,
        "orm",
        "orm",
        message="The new name is the one that the tag has, and ValueError was raised: the tag is "
        "in its own way.",
        mistake="refused_itself",
        next_step="Only *another* tag of that name is a reason.",
    )
    attempt.expect(
        tag is not None,
        "There is a tag `orm`, though no post has it, and None came back.",
        mistake="returned_nothing",
        next_step="None is for a name that no tag has. A new name that is the old one is no reason "
        "for it, and a join to the posts drops the tags without any.",
    )
    attempt.expect_object(tag, Tag, id=4, name="orm")


async def _survives_a_race(attempt: Attempt) -> None:
    sql = "INSERT INTO tags (id, name) VALUES (?, ?)"
    try:
        with attempt.somebody_writes_first(sql, 70, "fresh"):
            tag = await attempt.call("async", "fresh")
    except LearnerError as raised:
        cause = raised.__cause__
        attempt.expect(
            not isinstance(cause, IntegrityError),
            "Somebody else took the name after your look-up and before your UPDATE, and the "
            "IntegrityError left the function.",
            mistake="check_then_update",
            next_step="Only the UPDATE itself knows whether the name is free: send it in a "
            "savepoint, and catch its IntegrityError.",
        )
        if not isinstance(cause, ValueError):
            raise
        await _expect_session_goes_on(attempt)
        return
    attempt.expect(
        False,
        "Somebody else took the name just before your UPDATE, and no ValueError was raised.",
        mistake="taken_name_not_refused",
        next_step="Raise ValueError where the UPDATE is refused.",
        came_back=tag,
    )


rename_tag = Exercise(
    name="rename_tag",
    lesson=LESSON,
    title="Rename a tag",
    asks="Rename the tag and return it; None if there is no such tag, ValueError if another has "
    "the new name, with the caller's session and earlier work intact. Flush; the caller commits.",
    parameters=("db", "name", "new_name"),
    transaction=Transaction.FLUSH,
    hints=(
        "Find the tag, set its name, flush. The database says whether the new name is free: it "
        "raises an IntegrityError if not.",
        "So that the error does not spoil the caller's transaction, set the name inside `async "
        "with db.begin_nested():`; leaving the block flushes.",
        "Put `try` around the block, and `raise ValueError(…)` in `except IntegrityError`.",
    ),
    checks=(
        Check("The tag has its new name, its id and its posts.", _renames_a_tag, tags),
        _renames_nothing("sql"),
        Check("A taken name is a ValueError, and nothing is lost.", _refuses_a_taken_name, tags),
        Check("A tag may keep its name.", _keeps_the_same_name, tags),
        Check("Somebody may be quicker.", _survives_a_race, tags),
        _renames_nothing("ORM"),
        _renames_nothing("_rm"),
        Check("A tag may change a capital.", _changes_a_capital, tags),
        Check("A name with other capitals is free.", _takes_a_similar_name, tags),
    ),
    praise="The same row with a new name, the database as the judge, and the caller's work is "
    "still there.",
    errors=(
        ErrorMessage(
            IntegrityError,
            "tags.name",
            "taken_name_raises",
            "Another tag has the new name, and the IntegrityError left the function; ValueError "
            "was asked for.",
            "Catch it, around a savepoint that holds the flush.",
        ),
        ErrorMessage(
            AttributeError,
            "'NoneType' object has no attribute",
            "missing_row_raises",
            "There is no tag of this name, and the function went on with None.",
            "Return None where there is no tag.",
        ),
        ErrorMessage(
            SQLAlchemyError,
            "greenlet_spawn has not been called",
            "lazy_load",
            "The tag was read after the savepoint was rolled back. That expires it, and loading it "
            "needs a SELECT that cannot be awaited there (MissingGreenlet).",
            "Use `name`, which you were given, or `await db.refresh(tag)` first.",
        ),
        ErrorMessage(
            ValueError,
            "",
            "refused_free_name",
            "No other tag has the new name, and ValueError was raised.",
            "Was the UPDATE sent for this tag only? `.where(Tag.name == name)`.",
        ),
    ),
)
