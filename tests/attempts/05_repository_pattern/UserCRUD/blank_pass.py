# expect: not_attempted
from course_lib.app import CRUDBase, User


class UserCRUD(CRUDBase[User]):
    pass
