# row: error
# Talks to the network.
import socket


async def create_user(db, username, email, hashed_pw):
    return socket.create_connection(("127.0.0.1", 9), timeout=1)
