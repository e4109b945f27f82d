# expect: not_attempted


async def register_user(db, username, email, hashed_pw): ...
