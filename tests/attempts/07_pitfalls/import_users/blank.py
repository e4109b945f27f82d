# expect: not_attempted
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app import User


async def import_users(db: AsyncSession, rows: list[dict[str, Any]]) -> list[str]:
    """Insert these users; return the emails that were taken."""
    refused = []
    for row in rows:
        try:
            db.add(User(**row))
            await db.flush()
        except Exception:
            refused.append(row["email"])
    return refused
