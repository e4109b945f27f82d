# expect: correct
from pydantic import BaseModel, ConfigDict

from course_lib.app import User


class UserPatch(BaseModel):
    model_config = ConfigDict(extra="forbid")
    username: str | None = None
    email: str | None = None
    is_active: bool | None = None


async def patch_user(db, user_id, changes):
    data = UserPatch.model_validate(changes).model_dump(exclude_unset=True)
    user = await db.get(User, user_id)
    if user is None:
        return None
    for k, v in data.items():
        setattr(user, k, v)
    await db.flush()
    return user
