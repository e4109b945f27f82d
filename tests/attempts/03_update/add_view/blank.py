# expect: not_attempted
from course_lib.app import Post


async def add_view(db, post_id):
    """Count a view."""
