# row: error
# Opens files until there are no more.

async def create_user(db, username, email, hashed_pw):
    return [open(f"file-{number}", "w") for number in range(2_000)]
