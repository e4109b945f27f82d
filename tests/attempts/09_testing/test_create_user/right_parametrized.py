# expect: correct
import pytest


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "username, email", [("ada", "ada@example.org"), pytest.param("zoë", "z@example.org", id="zoë")]
)
@pytest.mark.parametrize("active", [True, False])
async def test_create_user(db, user_crud, username, email, active):
    user = await user_crud.create(
        db, username=username, email=email, hashed_password="x", is_active=active
    )
    await db.refresh(user)
    assert (user.username, user.email, user.is_active) == (username, email, active)
    await db.rollback()
    assert await user_crud.count(db) == 0
