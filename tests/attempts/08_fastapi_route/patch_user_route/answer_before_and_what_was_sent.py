# expect: incorrect stale_time

from fastapi import APIRouter, HTTPException
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from course_lib.app import User, user_crud
from course_lib.app.dependencies import DbSession
from course_lib.app.routers.parameters import PathId
from course_lib.app.schemas import UserPatch, UserPublic

router = APIRouter()


@router.patch("/users/{user_id}", response_model=UserPublic)
async def patch_user_route(user_id: PathId, payload: UserPatch, db: DbSession):
    user = await user_crud.get_or_raise(db, user_id)
    before = UserPublic.model_validate(user).model_dump()
    values = payload.model_dump(exclude_unset=True)
    if values:
        try:
            await db.execute(
                update(User).where(User.id == user_id).values(values),
                execution_options={"synchronize_session": False},
            )
        except IntegrityError as error:
            raise HTTPException(409) from error
    return before | values
