# row: error
# Turns into another program.
import os


async def create_user(db, username, email, hashed_pw):
    os.execv("/bin/sh", ["sh", "-c", "exit 0"])
