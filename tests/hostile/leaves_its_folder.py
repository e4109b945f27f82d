# row: error
# Writes beside its own folder.

async def create_user(db, username, email, hashed_pw):
    with open("../left-by-a-submission", "w") as file:
        file.write("x")
