# expect: correct
import random


async def test_list_users(db, user_crud):
    rng = random.Random()
    names = [f"{n:02}" for n in range(8)]
    while names == sorted(names) or names == sorted(names, reverse=True):
        rng.shuffle(names)
    made = [
        await user_crud.create(db, username=n, email=f"{n}@x", hashed_password="") for n in names
    ]
    for skip in range(9):
        for limit in range(9):
            got = await user_crud.list(db, skip=skip, limit=limit)
            assert list(got) == made[skip : skip + limit], (skip, limit)
