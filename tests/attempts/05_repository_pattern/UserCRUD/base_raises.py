# expect: incorrect unfinished_base
from typing import Any, Generic, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import DeclarativeBase

from course_lib.app import User

ModelT = TypeVar("ModelT", bound=DeclarativeBase)


class CRUDBase(Generic[ModelT]):
    def __init__(self, model: type[ModelT]) -> None:
        self.model = model

    async def get(self, db: Any, id: Any) -> Any:
        raise KeyError("soon")

    async def count(self, db: Any, *conditions: Any) -> int:
        return 3


class UserCRUD(CRUDBase[User]):
    async def get_by_email(self, db, email):
        return await db.scalar(select(User).where(User.email == email))
