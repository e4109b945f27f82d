# row: error
# Starts hundreds of processes; they end by themselves after ten seconds.
import os
import time


async def create_user(db, username, email, hashed_pw):
    for _ in range(300):
        if os.fork() == 0:
            time.sleep(10)
            os._exit(0)
