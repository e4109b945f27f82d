# row: error
# Reaches for memory through ctypes.

async def create_user(db, username, email, hashed_pw):
    import ctypes

    return ctypes.string_at(id(db), 8)
