# row: timeout
# Loops outside its functions, at the most for twenty seconds.
import time

end = time.monotonic() + 20
while time.monotonic() < end:
    pass


async def create_user(db, username, email, hashed_pw):
    pass
