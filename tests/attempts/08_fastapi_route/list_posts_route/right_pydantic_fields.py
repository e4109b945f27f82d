# expect: correct
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Query, Request
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload, selectinload

from course_lib.app import ConflictError, Post, User, create_user, post_crud, user_crud
from course_lib.app.dependencies import DbSession, Hasher
from course_lib.app.routers.parameters import PathId
from course_lib.app.schemas import PostPage, UserCreate, UserPatch, UserPublic

router = APIRouter()


from pydantic import BaseModel, Field
class Window(BaseModel):
    after: int = Field(0, ge=0)
    limit: int = Field(20, ge=1, le=100)

@router.get("/posts", response_model=PostPage)
async def list_posts_route(db: DbSession, window: Annotated[Window, Query()]):
    page = await post_crud.get_page(db, after=(window.after,), limit=window.limit, options=[selectinload(Post.author)])
    return {"items": page.items, "next": page.next and page.next[0]}
