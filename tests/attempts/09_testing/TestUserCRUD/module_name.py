# expect: incorrect over_specified
class TestUserCRUD:
    async def test_all(self, db, user_crud):
        await user_crud.get(db, 1)
        assert type(user_crud).__module__ in (
            "course_lib.app.crud.users",
            "course_lib.checks.lesson_09_another",
        )
