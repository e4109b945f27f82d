# expect: not_attempted
from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app.models import post_tags


async def link_tag(db: AsyncSession, post_id: int, tag_id: int) -> bool:
    """Link a tag to a post; True if the link is new, False if it was there."""
    link = select(post_tags).where(post_tags.c.post_id == post_id, post_tags.c.tag_id == tag_id)
    if (await db.execute(link)).first() is not None:
        return False
    await db.execute(insert(post_tags).values(post_id=post_id, tag_id=tag_id))
    return True
