"""Users over HTTP."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response

from ..crud import create_user, user_crud
from ..dependencies import DbSession, Hasher
from ..errors import NotFoundError
from ..models import User
from ..schemas import UserCreate, UserPage, UserPatch, UserPublic
from .parameters import BUSY, CONFLICT, NO_JSON, NOT_FOUND, After, Limit, PathId, page_out

router = APIRouter(prefix="/users", tags=["users"], responses=BUSY)

# A route returns the row; `response_model` is what goes out of it. As a return annotation it would
# tell a type checker something else than what is returned.


@router.post("", status_code=201, response_model=UserPublic, responses=NO_JSON | CONFLICT)
async def create_user_route(
    payload: UserCreate, db: DbSession, hasher: Hasher, response: Response
) -> User:
    """Add a user. An email address that is taken is a conflict."""
    hashed_password = await hasher.hash(payload.password.get_secret_value())
    user = await create_user(db, payload.username, payload.email, hashed_password)
    response.headers["Location"] = f"/users/{user.id}"
    return user


@router.get("", response_model=UserPage)
async def list_users_route(db: DbSession, after: After = 0, limit: Limit = 20) -> dict[str, Any]:
    """Give a page of users."""
    return page_out(await user_crud.get_page(db, after=(after,), limit=limit))


@router.get("/{user_id}", response_model=UserPublic, responses=NOT_FOUND)
async def get_user_route(user_id: PathId, db: DbSession) -> User:
    """Give one user."""
    return await user_crud.get_or_raise(db, user_id)


@router.patch("/{user_id}", response_model=UserPublic, responses=NO_JSON | NOT_FOUND | CONFLICT)
async def patch_user_route(user_id: PathId, payload: UserPatch, db: DbSession) -> User:
    """Change what is sent of a user, and leave the rest."""
    user = await user_crud.get_or_raise(db, user_id)
    await user_crud.update(db, user_id, payload.model_dump(exclude_unset=True))
    return user


@router.delete("/{user_id}", status_code=204, responses=NOT_FOUND)
async def delete_user_route(user_id: PathId, db: DbSession) -> None:
    """Delete a user, and their posts with them."""
    if not await user_crud.delete(db, user_id):
        raise NotFoundError("There is no such user.", model=User, key=user_id)
