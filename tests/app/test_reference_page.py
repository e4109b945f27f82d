"""docs/reference.md says what is so: its program runs, and its table names what is sent."""

from __future__ import annotations

import inspect
import os
import re
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

import course_lib.app
from course_lib.app import CRUDBase, CRUDError, User, user_crud

PAGE = (Path(__file__).parents[2] / "docs" / "reference.md").read_text(encoding="utf-8")
SIGNATURE = re.compile(r"^\| `(\w+)(\(.*?\))` \| .* \| (.*) \|$", re.MULTILINE)
METHODS = {name: (signature, sends) for name, signature, sends in SIGNATURE.findall(PAGE)}
EVE = {"username": "eve", "email": "eve@example.org", "hashed_password": "-"}

CALLS: dict[str, Callable[[AsyncSession], Awaitable[object]]] = {
    "get": lambda db: user_crud.get(db, 1),
    "get_or_raise": lambda db: user_crud.get_or_raise(db, 1),
    "get_by": lambda db: user_crud.get_by(db, username="ada"),
    "get_many": lambda db: user_crud.get_many(db, User.id == 1, order_by=[User.email]),
    "list": lambda db: user_crud.list(db),
    "get_page": lambda db: user_crud.get_page(db, after=(0,)),
    "count": lambda db: user_crud.count(db, User.id == 1),
    "exists": lambda db: user_crud.exists(db, User.id == 1),
    "create": lambda db: user_crud.create(db, **EVE),
    "create_many": lambda db: user_crud.create_many(db, [EVE]),
    "update": lambda db: user_crud.update(db, 1, {"username": "x"}),
    "delete": lambda db: user_crud.delete(db, 1),
    "delete_where": lambda db: user_crud.delete_where(db, User.id == 1),
}


def test_its_program_runs() -> None:
    program = re.search(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert program
    done = subprocess.run(
        [sys.executable, "-c", program[1]],
        env={
            **os.environ,
            "PYTHONPATH": str(Path(course_lib.app.__file__).parents[2]),
            "PYTHONUTF8": "1",
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=30,
        check=False,
    )
    printed = "('email',)\n[User(id=1, username='Ada', email='ada@example.org')] None\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, printed, "")


def test_it_names_every_method_and_every_error() -> None:
    public = {
        name
        for name, member in vars(CRUDBase).items()
        if inspect.iscoroutinefunction(member) and not name.startswith("_")
    }
    assert METHODS.keys() == public == CALLS.keys()
    for error in vars(course_lib.app).values():
        if isinstance(error, type) and issubclass(error, CRUDError):
            assert f"`{error.__name__}`" in PAGE


@pytest.mark.parametrize("name", CALLS)
def test_its_signatures_are_those_of_the_methods(name: str) -> None:
    parameters = inspect.signature(getattr(user_crud, name)).parameters.values()
    bare = [parameter.replace(annotation=inspect.Parameter.empty) for parameter in parameters]
    assert METHODS[name][0] == str(inspect.Signature(bare))


@pytest.mark.asyncio
@pytest.mark.parametrize("name", CALLS)
@pytest.mark.usefixtures("ada")
async def test_its_statements_are_those_that_are_sent(
    db: AsyncSession, sent: list[str], name: str
) -> None:
    await CALLS[name](db)
    assert sent == re.findall(r"\b(SELECT|INSERT|UPDATE|DELETE)\b(?! 1)", METHODS[name][1])
