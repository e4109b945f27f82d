# expect: not_attempted
from course_lib.app import Post


async def edit_post(db, post_id, version, changes):
    ...
