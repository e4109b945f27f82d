# expect: correct
import itertools

from course_lib.app import User

numbers = itertools.count(1)


async def insert_one(model, defaults, db, **values):
    obj = model(**{k: (d() if callable(d) else d) for k, d in defaults.items()} | values)
    db.add(obj)
    await db.flush()
    return obj


import functools

make_user = functools.partial(
    insert_one,
    User,
    {"username": "u", "email": lambda: f"{next(numbers)}@x", "hashed_password": "h"},
)
