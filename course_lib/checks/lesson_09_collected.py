"""What pytest would not run at all, or not as it is meant."""

from __future__ import annotations

import inspect
from typing import Any

from .errors import first_line
from .lesson_09_fixtures import cases_of, marks_of, tests_of, vars_of
from .unmet import Unmet, shown


def refuse_what_pytest_leaves_out(test: Any) -> None:
    """Raise `Unmet` where pytest would not run the test at all, or not as it is meant."""
    marked = [test]
    if isinstance(test, type):
        names = tests_of(test)
        marked += [inspect.getattr_static(test, name) for name in names]
        if not names:
            raise Unmet(
                f"{test.__name__} has no test: pytest takes methods whose names begin with `test`.",
                mistake="no_tests",
                next_step="`async def test_update(self, db, user_crud):`, and others like it.",
            )
        if any(base.__module__.startswith("unittest.") for base in test.__mro__):
            raise Unmet(
                f"{test.__name__} is a TestCase of unittest, whose methods take no fixtures.",
                mistake="unittest",
                next_step="A plain class, `class TestUserCRUD:`, and plain `assert`.",
            )
        if any(name in vars_of(test) for name in ("__init__", "__new__")):
            raise Unmet(
                f"{test.__name__} has an `__init__`: pytest leaves such a class out, because it "
                "makes an instance of its own for each test.",
                mistake="has_init",
                next_step="What the tests share comes from fixtures or helper functions.",
            )
    elif inspect.isasyncgenfunction(test) or inspect.isgeneratorfunction(test):
        raise Unmet(
            f"{test.__name__} holds a `yield`: that makes it a generator, and pytest does not run "
            "its body as a test.",
            mistake="generator",
            next_step="`yield` belongs into a fixture. A test asserts, and returns nothing.",
        )
    for each in marked:
        if any(mark.name in ("skip", "xfail") for mark in marks_of(each)):
            raise skipped(getattr(each, "__name__", ""))
    _refuse_other_arguments(marked)


def _refuse_other_arguments(marked: list[Any]) -> None:
    """Raise `Unmet` where `parametrize` names arguments that do not fit its values."""
    for each in marked:
        try:
            cases = list(cases_of(each))
        except (KeyError, TypeError, ValueError) as error:
            raise Unmet(
                "`parametrize` does not fit: its names and its values have to be equally many.",
                mistake="parametrize",
                evidence=(shown("Python says", first_line(error)),),
                next_step='`@pytest.mark.parametrize("skip, limit", [(0, 2), (1, 3)])`: two names, '
                "and two values in each case.",
            ) from None
        if not cases:
            raise skipped(getattr(each, "__name__", ""))


def skipped(name: str = "") -> Unmet:
    """What to say of a test that is skipped; `name` is what it is called."""
    which = f"`{name}`" if name else "The test"
    return Unmet(
        f"{which} is skipped, or expected to fail: it proves nothing.",
        mistake="skipped",
        next_step="Take `skip` or `xfail` away, and let it run.",
    )
