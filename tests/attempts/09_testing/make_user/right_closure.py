# expect: correct
from course_lib.app import User


def factory():
    n = 0

    async def make_user(db, **values):
        nonlocal n
        n += 1
        user = User(
            **(
                {"username": "ada", "email": f"ada+{n}@example.org", "hashed_password": "h"}
                | values
            )
        )
        async with db.begin_nested():
            db.add(user)
        return user

    return make_user


make_user = factory()
