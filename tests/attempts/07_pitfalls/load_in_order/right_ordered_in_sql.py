# expect: correct
from sqlalchemy import case, select

from course_lib.app import Post


async def load_in_order(db, ids):
    unique = list(dict.fromkeys(ids))
    if not unique:
        return []
    place = case({post_id: place for place, post_id in enumerate(unique)}, value=Post.id)
    found = (await db.scalars(select(Post).where(Post.id.in_(unique)).order_by(place))).all()
    return (
        sorted(
            (post for post in found for _ in range(ids.count(post.id))),
            key=lambda post: ids.index(post.id),
        )
        if len(unique) == len(ids)
        else [p for i in ids for p in found if p.id == i]
    )
