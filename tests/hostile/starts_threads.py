# row: error
# Starts thousands of threads; they end by themselves after five seconds.
import threading
import time


async def create_user(db, username, email, hashed_pw):
    for _ in range(3_000):
        threading.Thread(target=time.sleep, args=(5,), daemon=True).start()
