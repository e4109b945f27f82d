# expect: correct
from fastapi import APIRouter

from course_lib.app import user_crud
from course_lib.app.dependencies import DbSession
from course_lib.app.routers.parameters import PathId
from course_lib.app.schemas import UserPublic


class Api:
    def __init__(self):
        self.routes = APIRouter()


api = Api()


@api.routes.get("/users/{user_id}", response_model=UserPublic)
async def get_user_route(user_id: PathId, db: DbSession):
    return await user_crud.get_or_raise(db, user_id)
