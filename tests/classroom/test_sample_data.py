"""The sample rows hold what makes a wrong query show."""

from __future__ import annotations

from collections import Counter

import pytest
from sqlalchemy import func, select

from course_lib.app import Comment, Post, Tag, User
from course_lib.classroom import open_sample_database, sample_objects

pytestmark = pytest.mark.asyncio


async def test_every_special_case_is_there() -> None:
    engine, sessions = await open_sample_database()
    async with sessions() as db:
        posts = (await db.scalars(select(Post))).all()
        users = (await db.scalars(select(User))).all()
        assert max(Counter(post.created_at for post in posts).values()) >= 2, "ties"
        assert any(not user.is_active for user in users)
        assert {user.id for user in users} - {post.author_id for post in posts}, "without posts"
        commented = set(await db.scalars(select(Comment.post_id)))
        assert {post.id for post in posts} - commented, "without comments"
        assert any(post.body is None for post in posts)
        assert any(not user.username.isascii() for user in users)
        assert any("%" in post.title for post in posts)
        assert any("_" in post.title for post in posts)
        assert await db.scalar(select(func.count()).select_from(Tag).where(~Tag.posts.any())) == 1
    await engine.dispose()


async def test_every_call_gives_new_objects_with_the_same_values() -> None:
    first, second = sample_objects(), sample_objects()
    assert [repr(each) for each in first] == [repr(each) for each in second]
    assert not {id(each) for each in first} & {id(each) for each in second}
