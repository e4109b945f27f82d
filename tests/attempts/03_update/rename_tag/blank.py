# expect: not_attempted
from course_lib.app import Tag


async def rename_tag(db, name, new_name):
    ...
