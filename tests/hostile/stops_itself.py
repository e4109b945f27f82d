# row: timeout blocking_call
# Stops its own process, so that nobody answers.
import os
import signal


async def create_user(db, username, email, hashed_pw):
    os.kill(os.getpid(), signal.SIGSTOP)
