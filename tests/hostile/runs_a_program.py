# row: error
# Runs another program.
import subprocess


async def create_user(db, username, email, hashed_pw):
    return subprocess.run(["id"], capture_output=True, check=True)
