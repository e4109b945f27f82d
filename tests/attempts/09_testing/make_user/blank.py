# expect: not_attempted
import itertools

numbers = itertools.count(1)


async def make_user(db, **values):
    """Insert a valid user with these values, and return it."""
    ...
