# expect: correct
from datetime import UTC, datetime

from sqlalchemy import select, text

from course_lib.app import User


async def create_user(db, username, email, hashed_pw):
    now = datetime.now(UTC).replace(tzinfo=None).isoformat(" ")
    stmt = text(
        "INSERT INTO users (username, email, hashed_password, created_at, updated_at) VALUES (:u,:e,:p,:n,:n) RETURNING id, username, email, hashed_password, is_active, created_at, updated_at"
    )
    stmt = stmt.columns(
        User.id,
        User.username,
        User.email,
        User.hashed_password,
        User.is_active,
        User.created_at,
        User.updated_at,
    )
    return (
        await db.scalars(
            select(User).from_statement(stmt), {"u": username, "e": email, "p": hashed_pw, "n": now}
        )
    ).one()
