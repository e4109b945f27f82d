# expect: incorrect committed
from fastapi import APIRouter, Request

from course_lib.app import create_user
from course_lib.app.dependencies import Hasher
from course_lib.app.schemas import UserCreate, UserPublic

router = APIRouter()


@router.post("/users", status_code=201, response_model=UserPublic)
async def create_user_route(payload: UserCreate, request: Request, hasher: Hasher):
    hashed_pw = await hasher.hash(payload.password.get_secret_value())
    async with request.app.state.session_factory.begin() as db:
        return await create_user(db, payload.username, payload.email, hashed_pw)
