# expect: correct
from datetime import UTC, datetime

from fastapi import APIRouter, HTTPException
from sqlalchemy.exc import IntegrityError

from course_lib.app import User
from course_lib.app.dependencies import DbSession
from course_lib.app.routers.parameters import PathId
from course_lib.app.schemas import UserPatch, UserPublic

router = APIRouter()


@router.patch("/users/{user_id}", response_model=UserPublic)
async def patch_user_route(user_id: PathId, payload: UserPatch, db: DbSession):
    user = await db.get(User, user_id)
    if user is None:
        raise HTTPException(404)
    for name, value in payload.model_dump(exclude_unset=True).items():
        setattr(user, name, value)
    user.updated_at = datetime.now(UTC)
    try:
        await db.flush()
    except IntegrityError as error:
        raise HTTPException(409) from error
    return user
