# expect: incorrect missing_is_500

from fastapi import APIRouter, HTTPException

from course_lib.app import user_crud
from course_lib.app.dependencies import DbSession
from course_lib.app.routers.parameters import PathId
from course_lib.app.schemas import UserPatch, UserPublic

router = APIRouter()


@router.patch("/users/{user_id}", response_model=UserPublic)
async def patch_user_route(user_id: PathId, payload: UserPatch, db: DbSession):
    values = payload.model_dump(exclude_unset=True)
    if not values:
        return await user_crud.get(db, user_id)
    user = await user_crud.update(db, user_id, values)
    if user is None:
        raise HTTPException(404)
    return user
