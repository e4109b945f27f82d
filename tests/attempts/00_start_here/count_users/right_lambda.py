# expect: correct
from sqlalchemy import func, select

from course_lib.app import User

count_users = lambda db: db.scalar(select(func.count(User.id)))
