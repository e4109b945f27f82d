# expect: correct

from fastapi import APIRouter, HTTPException
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from course_lib.app import User
from course_lib.app.dependencies import DbSession
from course_lib.app.routers.parameters import PathId
from course_lib.app.schemas import UserPatch, UserPublic

router = APIRouter()


@router.patch("/users/{user_id}", response_model=UserPublic)
async def patch_user_route(user_id: PathId, payload: UserPatch, db: DbSession):
    try:
        await db.execute(
            update(User).where(User.id == user_id).values(**payload.model_dump(exclude_unset=True))
        )
    except IntegrityError:
        raise HTTPException(409) from None
    if (user := await db.get(User, user_id)) is None:
        raise HTTPException(404)
    return user
