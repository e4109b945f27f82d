# expect: not_attempted
from sqlalchemy import insert

from course_lib.app import User


async def create_users_bulk(db, rows):
    ...
