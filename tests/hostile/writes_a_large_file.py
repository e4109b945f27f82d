# row: error
# Writes one large file, fifty megabytes.

async def create_user(db, username, email, hashed_pw):
    with open("large", "wb") as file:
        file.write(bytes(50_000_000))
