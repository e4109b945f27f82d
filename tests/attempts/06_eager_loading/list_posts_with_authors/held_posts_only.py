# expect: incorrect missing_rows
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def list_posts_with_authors(db):
    held = [o for o in db.identity_map.values() if isinstance(o, Post)]
    if held:
        return sorted(held, key=lambda p: p.id)
    return (await db.scalars(select(Post).options(joinedload(Post.author)).order_by(Post.id))).all()
