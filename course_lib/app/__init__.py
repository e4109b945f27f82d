"""The finished application, as a learner would have it at the end.

It imports nothing of the course: the folder can be copied into another project and used there.
"""

from .crud import (
    CRUDBase,
    Page,
    PostCRUD,
    UserCRUD,
    create_user,
    delete_user,
    get_user_by_email,
    get_user_by_id,
    list_posts_with_authors,
    list_users,
    post_crud,
    update_user,
    user_crud,
)
from .db import make_engine, make_session_factory
from .errors import (
    CheckError,
    ConflictError,
    ConstraintError,
    CRUDError,
    FieldError,
    ForeignKeyError,
    MultipleFoundError,
    NotFoundError,
    RequiredError,
    StaleError,
)
from .models import Base, Comment, Post, Tag, User

__all__ = [
    "Base",
    "CRUDBase",
    "CRUDError",
    "CheckError",
    "Comment",
    "ConflictError",
    "ConstraintError",
    "FieldError",
    "ForeignKeyError",
    "MultipleFoundError",
    "NotFoundError",
    "Page",
    "Post",
    "PostCRUD",
    "RequiredError",
    "StaleError",
    "Tag",
    "User",
    "UserCRUD",
    "create_user",
    "delete_user",
    "get_user_by_email",
    "get_user_by_id",
    "list_posts_with_authors",
    "list_users",
    "make_engine",
    "make_session_factory",
    "post_crud",
    "update_user",
    "user_crud",
]
