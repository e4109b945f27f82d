# row: error
# Fills memory, three gigabytes at the most.

async def create_user(db, username, email, hashed_pw):
    return [b"x" * 2**20 for _ in range(3_000)]
