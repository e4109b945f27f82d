"""A course of one lesson and one page of exercises, small enough to be built in a test."""

from __future__ import annotations

from pathlib import Path

LESSON = """\
# A lesson

```{code-cell} ipython3
import sys

print("to stderr", file=sys.stderr)
print("to stdout")
1 + 1
```

```{code-cell} ipython3
:tags: [raises-exception]

1 / 0
```
"""

EXERCISES = """\
# Exercises

```{code-cell} ipython3
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib import check
from course_lib.app import User
```

```{code-cell} ipython3
:tags: [exercise, count_users]

async def count_users(db: AsyncSession) -> int:
    ### BEGIN SOLUTION
    return await db.scalar(select(func.count()).select_from(User)) or 0
    ### END SOLUTION
```

```{code-cell} ipython3
check(count_users)
```

+++ {"tags": ["solution"]}

Because the database counts.

+++

The end.
"""


def make_course(folder: Path, lesson: str = LESSON, exercises: str = EXERCISES) -> Path:
    """Write the sources of a course into a folder."""
    for kind, text in (("lessons", lesson), ("exercises", exercises)):
        (folder / "source" / kind).mkdir(parents=True, exist_ok=True)
        if text:
            (folder / "source" / kind / "00_small.md").write_text(text, encoding="utf-8")
    return folder
