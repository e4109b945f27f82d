# expect: correct


import json
from datetime import UTC, datetime

from sqlalchemy import text


async def create_users_bulk(db, rows):
    if not rows:
        return 0
    now = datetime.now(UTC).replace(tzinfo=None).isoformat(" ")
    await db.execute(
        text(
            "INSERT INTO users (username,email,hashed_password,created_at,updated_at) SELECT value->>'username', value->>'email', value->>'hashed_password', :n, :n FROM json_each(:j)"
        ),
        {"j": json.dumps(rows), "n": now},
    )
    return len(rows)
