# row: error exits
# Asks Python to exit, in order.
import sys


async def create_user(db, username, email, hashed_pw):
    sys.exit(0)
