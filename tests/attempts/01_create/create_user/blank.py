# expect: not_attempted


async def create_user(db, username, email, hashed_pw): ...
