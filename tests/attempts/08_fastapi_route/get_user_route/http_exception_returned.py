# expect: incorrect returned_exception
from fastapi import APIRouter, HTTPException

from course_lib.app import User, user_crud
from course_lib.app.dependencies import DbSession
from course_lib.app.routers.parameters import PathId
from course_lib.app.schemas import UserPublic

router = APIRouter()


@router.get("/users/{user_id}", response_model=UserPublic)
async def get_user_route(user_id: PathId, db: DbSession) -> User | HTTPException:
    user = await user_crud.get(db, user_id)
    if user is None:
        return HTTPException(404, "There is no such user.")
    return user
