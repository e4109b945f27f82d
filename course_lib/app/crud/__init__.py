"""The operations: CRUDBase for any model, and what users and posts add to it."""

from .base import CRUDBase
from .keyset import Page
from .posts import PostCRUD, list_posts_with_authors, post_crud
from .users import (
    UserCRUD,
    create_user,
    delete_user,
    get_user_by_email,
    get_user_by_id,
    list_users,
    update_user,
    user_crud,
)

__all__ = [
    "CRUDBase",
    "Page",
    "PostCRUD",
    "UserCRUD",
    "create_user",
    "delete_user",
    "get_user_by_email",
    "get_user_by_id",
    "list_posts_with_authors",
    "list_users",
    "post_crud",
    "update_user",
    "user_crud",
]
