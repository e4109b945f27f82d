# row: timeout blocking_call
# Counts in C, which no thread can interrupt; for about twenty seconds.
import itertools


async def create_user(db, username, email, hashed_pw):
    return sum(itertools.repeat(1, 2_000_000_000))
