# expect: correct
from unittest import TestCase


async def test_create_user(db, user_crud):
    case = TestCase()
    user = await user_crud.create(
        db, username="ada", email="ada@example.org", hashed_password="hash"
    )
    case.assertIsNotNone(user.id)
    db.expunge_all()
    found = await user_crud.get_by_email(db, "ada@example.org")
    case.assertEqual(found.username, "ada")
    await db.rollback()
    case.assertEqual(await user_crud.count(db), 0)
