# expect: correct
from sqlalchemy import text


async def count_posts_per_user(db):
    return (
        await db.execute(
            text(
                "SELECT u.username, count(p.id) FROM users u LEFT JOIN posts p ON p.author_id = u.id GROUP BY u.id ORDER BY u.id"
            )
        )
    ).all()
