# expect: incorrect imported_reference
from course_lib.app import CRUDBase

__all__ = ["CRUDBase"]
