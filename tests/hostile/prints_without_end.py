# row: timeout endless_loop
# Prints for twenty seconds.
import time


async def create_user(db, username, email, hashed_pw):
    end = time.monotonic() + 20
    while time.monotonic() < end:
        print("x" * 10_000)
