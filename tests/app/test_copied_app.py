"""The app in another project: nothing of the course comes with it."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import course_lib.app

APP = Path(course_lib.app.__file__).parent

ROUND_TRIP = """
import asyncio, sys

from shop.backend import Base, ConflictError, make_engine, make_session_factory, user_crud

async def main():
    engine = make_engine()
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    async with make_session_factory(engine)() as db:
        user = await user_crud.create(db, username="a", email="a@b.org", hashed_password="-")
        await user_crud.update(db, user.id, {"username": "b"})
        await db.commit()
        assert (await user_crud.get_by_email(db, "a@b.org")).username == "b"
        assert (await user_crud.get_page(db)).items == [user]
        try:
            await user_crud.create(db, username="a", email="a@b.org", hashed_password="-")
        except ConflictError as error:
            assert error.columns == ("email",)
        await db.rollback()
        assert await user_crud.delete(db, 1) is True
    await engine.dispose()

asyncio.run(main())
assert not [name for name in sys.modules if name.startswith(("course_lib", "fastapi", "pydantic"))]

from shop.backend.main import make_app

assert "/users/{user_id}" in make_app(make_engine()).openapi()["paths"]
assert not [name for name in sys.modules if name.startswith("course_lib")]
print("ran")
"""

# What the extra `web` brings. `import course_lib.app` imports none of these modules.
WEB = {
    "dependencies.py",
    "error_handlers.py",
    "main.py",
    "routers/parameters.py",
    "passwords.py",
    "schemas.py",
    "routers/users.py",
    "routers/posts.py",
}


def test_a_copy_under_another_name_runs(tmp_path: Path) -> None:
    package = tmp_path / "shop"
    package.mkdir()
    (package / "__init__.py").touch()
    shutil.copytree(APP, package / "backend", ignore=shutil.ignore_patterns("__pycache__"))
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", ROUND_TRIP],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "ran\n", "")


@pytest.mark.parametrize("file", sorted(APP.rglob("*.py")), ids=lambda file: file.name)
def test_it_imports_itself_relatively_and_no_driver(file: Path) -> None:
    allowed = {"sqlalchemy", *sys.stdlib_module_names}
    if file.relative_to(APP).as_posix() in WEB:
        allowed |= {"fastapi", "pydantic", "pwdlib"}
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            assert {name.name.partition(".")[0] for name in node.names} <= allowed
        elif isinstance(node, ast.ImportFrom) and not node.level:
            assert (node.module or "").partition(".")[0] in allowed
