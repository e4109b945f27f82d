"""How long a verdict takes, measured in a real kernel.

`python -m bench.checker` prints medians over many verdicts on one right answer with two database
checks: preparing the databases, the learner's own calls, drawing, and the whole. It also compares
importing `course_lib` with importing what it cannot do without.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from typing import Any

from jupyter_client.manager import start_new_kernel

VERDICTS = 200
IMPORT_RUNS = 9
TARGET_MEDIAN_MS = 12.0
TARGET_FIRST_MS = 40.0
TARGET_IMPORT_RATIO = 1.3

ANSWER = """
from course_lib import check
from course_lib.app import User

async def create_user(db, username, email, hashed_pw):
    user = User(username=username, email=email, hashed_password=hashed_pw)
    db.add(user)
    await db.flush()
    return user
"""

# Runs in the kernel. The parts are timed by wrapping the methods that do them.
MEASURE = """
import json, time
from course_lib.checks.attempt import Attempt
from course_lib.checks.database import CheckDatabase

spent = dict.fromkeys(("database", "attempt"), 0.0)

def timed(cls, method, part):
    plain = getattr(cls, method)
    async def wrapper(*args, **options):
        start = time.perf_counter()
        try:
            return await plain(*args, **options)
        finally:
            spent[part] += time.perf_counter() - start
    setattr(cls, method, wrapper)

timed(CheckDatabase, "renew", "database")
timed(CheckDatabase, "close", "database")
timed(Attempt, "_run", "attempt")
draw = get_ipython().display_formatter.format
times = []
for _ in range({verdicts}):
    spent.update(database=0.0, attempt=0.0)
    start = time.perf_counter()
    verdict = check(create_user)
    judged = time.perf_counter()
    draw(verdict)
    end = time.perf_counter()
    assert verdict.correct, verdict
    times.append(dict(spent, drawing=end - judged, whole=end - start))
print(json.dumps(times))
"""


def run_in_kernel(*cells: str) -> str:
    """Run cells in a new kernel of this Python, and return what they printed."""
    manager, client = start_new_kernel(kernel_name="python3")
    printed: list[str] = []

    def keep(message: dict[str, Any]) -> None:
        content = message["content"]
        if message["msg_type"] == "stream" and content["name"] == "stdout":
            printed.append(content["text"])
        elif message["msg_type"] == "error":
            raise RuntimeError("\n".join(content["traceback"]))

    try:
        for cell in cells:
            client.execute_interactive(cell, output_hook=keep, timeout=120)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    return "".join(printed)


def import_seconds(statement: str) -> float:
    """The time that an import takes in a new process, start of Python left out."""
    code = f"import time; s = time.perf_counter(); {statement}; print(time.perf_counter() - s)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(done.stdout)


def print_row(what: str, value: float, unit: str, target: float | None = None) -> None:
    """Print a figure, and where there is a target, whether it is met."""
    verdict = (
        "" if target is None else f"  target {target:g}: {'met' if value <= target else 'MISSED'}"
    )
    print(f"{what:<34}{value:8.2f} {unit}{verdict}")


def main() -> None:
    """Print the table."""
    printed = run_in_kernel(ANSWER, MEASURE.replace("{verdicts}", str(VERDICTS)))
    first, *rest = json.loads(printed.splitlines()[-1])
    medians = {part: statistics.median(each[part] for each in rest) * 1000 for part in first}
    parts = ("database", "attempt", "drawing")
    print(f"A verdict in a kernel, two database checks, median of {len(rest)}")
    for part in parts:
        print_row(part, medians[part], "ms")
    print_row(
        "thread, loop, checks, progress", medians["whole"] - sum(medians[p] for p in parts), "ms"
    )
    print_row("whole, drawing included", medians["whole"], "ms", TARGET_MEDIAN_MS)
    print_row("the first", first["whole"] * 1000, "ms", TARGET_FIRST_MS)

    ours, needed = (
        "from course_lib import CRUDBase",
        "import sqlalchemy.ext.asyncio, sqlalchemy.orm, aiosqlite",
    )
    pairs = [(import_seconds(ours), import_seconds(needed)) for _ in range(IMPORT_RUNS)]
    print("\nImport, median of pairs in turn")
    print_row("course_lib", statistics.median(a for a, _ in pairs) * 1000, "ms")
    print_row(
        "SQLAlchemy asyncio and aiosqlite", statistics.median(b for _, b in pairs) * 1000, "ms"
    )
    print_row("ratio", statistics.median(a / b for a, b in pairs), "", TARGET_IMPORT_RATIO)


if __name__ == "__main__":
    main()
