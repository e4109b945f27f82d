"""show_table shows rows, objects and dicts, and never loads."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import func, select

from course_lib.app import Post, User
from course_lib.classroom import open_sample_database, record_statements, show_table


@pytest.mark.asyncio
async def test_rows_objects_and_values() -> None:
    engine, sessions = await open_sample_database()
    async with sessions() as db:
        statement = select(Post.title, Post.body, func.count().label("n")).group_by(Post.id)
        rows = (await db.execute(statement.where(Post.id == 3))).all()
        assert str(show_table(rows)) == (
            "1 row\ntitle           body  n\n--------------  ----  -\nA note on NULL  NULL  1"
        )
        user = await db.get(User, 4)
        assert "zoë" in str(show_table(user, ["username", "is_active", "created_at"]))
        assert "true       2024-03-04 09:00:00" in str(
            show_table([user], ["username", "is_active", "created_at"])
        )
        assert str(show_table(["a", "b"], caption="Letters")).startswith("Letters (2 rows)\nvalue")
        db.expire(user)
        with record_statements() as log:
            assert "(not loaded)" in str(show_table(user))
        assert log.all == ()
    await engine.dispose()


def test_no_rows_and_many_rows() -> None:
    assert str(show_table([])) == "no rows"
    assert show_table([]).html == "<p>no rows</p>"
    many = show_table([{"n": n} for n in range(23)])
    assert str(many).startswith("23 rows\n")
    assert str(many).endswith("… and 3 more")
    assert "… and 3 more" in many.html


def test_null_is_not_the_word() -> None:
    face = show_table([{"a": None, "b": "NULL", "c": "", "d": " x"}])
    assert str(face).splitlines()[-1].split() == ["NULL", "'NULL'", "''", "'", "x'"]
    assert face.html.count("<em>NULL</em>") == 1


def test_a_row_stays_on_its_line() -> None:
    face = show_table([{"a": "one\ntwo"}, {"a": "x" * 300}])
    assert "'one\\ntwo'" in str(face)
    assert len(str(face).splitlines()) == 5
    assert len(str(face).splitlines()[-1]) == 60


def test_times_from_the_clock_are_the_same_on_every_run() -> None:
    now = datetime.now(UTC)
    text = str(
        show_table(
            [{"a": now, "b": now - timedelta(days=2), "c": datetime(2024, 1, 1, tzinfo=UTC)}]
        )
    )
    assert text.splitlines()[-1] == "<now>  <2 days ago>  2024-01-01 00:00:00"


def test_numbers_stand_to_the_right_and_texts_to_the_left() -> None:
    html = show_table([{"n": 1, "t": "1"}, {"n": None, "t": None}]).html
    assert '<th scope="col" style="text-align: right">n</th>' in html
    assert '<td style="text-align: left">1</td>' in html


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (("ada",), "('ada',)"),
        ((1, None), "(1, None)"),
        (["a", ["b"]], "['a', ['b']]"),
        ({"b", "a"}, "{'a', 'b'}"),
        ([], "[]"),
        ({"a": 1}, "{'a': 1}"),
        (b"abc", "<3 bytes>"),
        (Decimal("1.50"), "Decimal('1.50')"),
        (1.5, "1.5"),
    ],
)
def test_values_in_a_cell(value: object, shown: str) -> None:
    assert str(show_table([{"column": value}])).splitlines()[-1] == shown


@pytest.mark.asyncio
async def test_a_row_in_a_cell() -> None:
    engine, sessions = await open_sample_database()
    async with sessions() as db:
        row = (await db.execute(select(User.username, User).where(User.id == 1))).one()
        face = show_table([{"first": row}])
    assert str(face).splitlines()[-1].startswith("('ada', User(id=1, username='ada', ")
    await engine.dispose()


def test_rows_of_other_shapes() -> None:
    assert str(show_table([(1, "a")], ["id", "name"])).splitlines()[-1] == "1   a"
    assert str(show_table([(1, "a")])).splitlines()[1] == "1  2"
    assert str(show_table([{"a": 1}, {"b": 2}])).splitlines()[1] == "a  b"


def test_what_was_not_executed_is_refused(recwarn: pytest.WarningsRecorder) -> None:
    async def rows() -> None: ...

    with pytest.raises(TypeError, match="put await before"):
        show_table(rows())
    with pytest.raises(TypeError, match="execute it"):
        show_table(select(User))
    assert not recwarn.list


def test_what_is_in_a_row_is_escaped() -> None:
    html = show_table([{"<b>": "<script>x</script>"}], caption="<i>").html
    assert "<script>" not in html
    assert "<b>" not in html
    assert "<i>" not in html


def test_wide_characters_keep_the_columns_straight() -> None:
    lines = str(show_table([{"a": "日本", "b": "x"}, {"a": "abcd", "b": "y"}])).splitlines()
    assert lines[3] == "日本  x"
    assert lines[4] == "abcd  y"
