# expect: error
import sys


async def test_create_user(db, user_crud):
    sys.exit(0)
