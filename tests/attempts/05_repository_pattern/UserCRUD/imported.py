# expect: incorrect imported_reference
from course_lib.app import UserCRUD

__all__ = ["UserCRUD"]
