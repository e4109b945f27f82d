# row: timeout endless_loop
# Loops, at the most for twenty seconds.
import time


async def create_user(db, username, email, hashed_pw):
    end = time.monotonic() + 20
    while time.monotonic() < end:
        pass
