# row: error ended_the_process
# Sends itself the signal that nothing survives.
import os
import signal


async def create_user(db, username, email, hashed_pw):
    os.kill(os.getpid(), signal.SIGKILL)
