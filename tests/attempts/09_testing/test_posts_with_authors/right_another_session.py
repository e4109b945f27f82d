# expect: correct
from contextlib import contextmanager
from sqlalchemy import event, insert
from sqlalchemy.ext.asyncio import async_sessionmaker
from course_lib.app import Post, User


@contextmanager
def counting(engine):
    n = []
    f = lambda *a: n.append(a[2])
    event.listen(engine.sync_engine, "before_cursor_execute", f)
    try:
        yield n
    finally:
        event.remove(engine.sync_engine, "before_cursor_execute", f)


async def test_posts_with_authors(db, engine, list_posts):
    await db.execute(
        insert(User),
        [dict(id=i, username=f"u{i}", email=f"e{i}", hashed_password="") for i in range(1, 6)],
    )
    await db.execute(
        insert(Post), [dict(id=i, title=f"t{i}", author_id=6 - i) for i in range(1, 6)]
    )
    await db.commit()
    async with async_sessionmaker(engine)() as s:
        with counting(engine) as n:
            posts = await list_posts(s)
        assert len([x for x in n if "SELECT" in x]) in (1, 2)
    assert [p.author.username for p in posts] == [f"u{6 - i}" for i in range(1, 6)]
