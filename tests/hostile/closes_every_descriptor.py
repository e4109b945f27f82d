# row: error ended_the_process
# Closes whatever is open.
import os


async def create_user(db, username, email, hashed_pw):
    os.closerange(3, 64)
