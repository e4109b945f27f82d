# expect: incorrect imported_reference
import course_lib.app

CRUDBase = course_lib.app.CRUDBase
