# row: incorrect imported_reference
# Hands the work to the course's own repository.
from course_lib.app import user_crud


async def create_user(db, username, email, hashed_pw):
    return await user_crud.create(
        db, username=username, email=email, hashed_password=hashed_pw
    )
