# row: error filled_the_disk
# Writes files, three hundred megabytes at the most.
import time


async def create_user(db, username, email, hashed_pw):
    for number in range(30):
        with open(f"file-{number}", "wb") as file:
            file.write(bytes(10_000_000))
        time.sleep(0.05)
