# row: error
# Fills memory, three gigabytes at the most.

async def create_user(db, username, email, hashed_pw):
    return [bytearray(2**26) for _ in range(48)]
