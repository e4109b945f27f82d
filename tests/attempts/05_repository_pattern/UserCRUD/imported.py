# expect: incorrect imported_reference
import course_lib.app

UserCRUD = course_lib.app.UserCRUD
