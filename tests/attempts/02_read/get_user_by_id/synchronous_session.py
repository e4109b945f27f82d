# expect: incorrect not_awaited
from course_lib.app import User


def get_user_by_id(db, user_id):
    return db.sync_session.get(User, user_id)
