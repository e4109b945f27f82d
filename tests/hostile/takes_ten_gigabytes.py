# row: error
# Asks for ten gigabytes at once, and never touches them.

async def create_user(db, username, email, hashed_pw):
    return bytearray(10 * 2**30)
