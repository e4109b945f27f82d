# row: timeout blocking_call
# Sleeps, and everything with it.
import time


async def create_user(db, username, email, hashed_pw):
    time.sleep(20)
