# expect: correct
from sqlalchemy import text
from sqlalchemy.orm.attributes import set_committed_value

from course_lib.app import User


async def deactivate_users(db, user_ids):
    import json

    result = await db.execute(
        text(
            "update users set is_active = 0 where is_active and id in (select value from json_each(:ids))"
        ),
        {"ids": json.dumps(user_ids)},
    )
    for (cls, key, *_), user in db.sync_session.identity_map.items():
        if cls is User and key[0] in user_ids:
            set_committed_value(user, "is_active", False)
    return result.rowcount
