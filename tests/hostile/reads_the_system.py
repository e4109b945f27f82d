# row: error
# Reads a file of the machine.

async def create_user(db, username, email, hashed_pw):
    return open("/etc/passwd").read()
