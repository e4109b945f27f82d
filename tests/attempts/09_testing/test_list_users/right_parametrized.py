# expect: correct
import pytest
import pytest_asyncio

NAMES = ["mei", "ada", "zoë", "linus", "grace", "omar"]


@pytest_asyncio.fixture(name="six_users")
async def make_six_users(db, user_crud):
    return [
        await user_crud.create(db, username=name, email=f"{name}@x", hashed_password="-")
        for name in NAMES
    ]


@pytest.mark.usefixtures("six_users")
@pytest.mark.parametrize(
    ("skip", "limit"), [(0, 100), (2, 3), (0, 1), (5, 2), (6, 1)], ids=["all", "a", "b", "c", "d"]
)
async def test_list_users(db, user_crud, skip, limit):
    page = await user_crud.list(db, skip=skip, limit=limit)
    assert [user.username for user in page] == NAMES[skip : skip + limit]
