"""Passwords: hashed with Argon2, and not on the event loop."""

from __future__ import annotations

import asyncio

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

CHEAP = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),))
"""For tests: a thousand times faster than what is recommended, and as easy to guess."""


class PasswordHasher:
    """Makes the hash of a password, and tells whether a password fits a hash.

    A hash is slow on purpose (about a tenth of a second and 64 MiB each), so that who steals the
    table can try few passwords. In a coroutine that tenth would hold up every other request: the
    event loop has one thread. So it is worked out in another one.
    """

    def __init__(self, algorithm: PasswordHash | None = None) -> None:
        """Take the algorithm; None for the one that pwdlib recommends."""
        self._algorithm = algorithm or PasswordHash.recommended()

    async def hash(self, password: str) -> str:
        """Return a hash to store. It holds its own salt, so each call gives another."""
        return await asyncio.to_thread(self._algorithm.hash, password)

    async def verify(self, password: str, hashed_password: str) -> bool:
        """Return whether this is the password that the hash was made of."""
        return await asyncio.to_thread(self._algorithm.verify, password, hashed_password)
