"""The names and signatures that people rely on."""

from __future__ import annotations

import inspect
import typing

import pytest

import course_lib.app
from course_lib.app import CRUDBase, user_crud
from course_lib.app.crud import base, users

METHODS = [name for name in vars(CRUDBase) if inspect.iscoroutinefunction(getattr(CRUDBase, name))]
PUBLIC = [name for name in METHODS if not name.startswith("_")]


def test_what_the_package_exports_is_there() -> None:
    for name in course_lib.app.__all__:
        assert getattr(course_lib.app, name)


@pytest.mark.parametrize(
    ("name", "signature"),
    [
        ("get", "(db, id)"),
        ("list", "(db, skip=0, limit=100)"),
        ("create", "(db, **values)"),
        ("update", "(db, id, values)"),
        ("delete", "(db, id)"),
        ("get_by_email", "(db, email)"),
    ],
)
def test_the_lesson_s_methods_keep_their_signatures(name: str, signature: str) -> None:
    assert shown(getattr(user_crud, name)) == signature


@pytest.mark.parametrize(
    ("name", "signature"),
    [
        ("create_user", "(db, username, email, hashed_pw)"),
        ("get_user_by_id", "(db, user_id)"),
        ("get_user_by_email", "(db, email)"),
        ("list_users", "(db, skip=0, limit=100)"),
        ("update_user", "(db, user_id, update_data)"),
        ("delete_user", "(db, user_id)"),
    ],
)
def test_the_lesson_s_functions_keep_their_signatures(name: str, signature: str) -> None:
    assert shown(getattr(course_lib.app, name)) == signature


def shown(function: typing.Any) -> str:
    """The signature without annotations and without what is keyword-only."""
    signature = inspect.signature(function)
    kept = [
        parameter.replace(annotation=inspect.Parameter.empty)
        for parameter in signature.parameters.values()
        if parameter.kind is not inspect.Parameter.KEYWORD_ONLY
    ]
    return str(inspect.Signature(kept))


@pytest.mark.parametrize("name", METHODS)
def test_annotations_resolve_though_a_method_is_named_list(name: str) -> None:
    """Fact 1: in the class's namespace `list[...]` would subscript the method."""
    method = getattr(CRUDBase, name)
    assert typing.get_type_hints(method)["db"]
    in_class = {**vars(base), **vars(CRUDBase)}
    for annotation in method.__annotations__.values():
        eval(annotation, in_class)


def test_annotations_of_the_classes_resolve() -> None:
    for crud in (CRUDBase, users.UserCRUD):
        assert typing.get_type_hints(crud)["max_limit"] == typing.ClassVar[int]


@pytest.mark.parametrize("name", PUBLIC)
def test_every_method_takes_the_session_first_and_is_documented(name: str) -> None:
    method = getattr(CRUDBase, name)
    assert list(inspect.signature(method).parameters)[:2] == ["self", "db"]
    assert method.__doc__
