"""Which error is which status, and what a client is told of it.

A route raises what the repository raises, and knows no status but that of its success. By the time
a handler here is called, `get_db` has rolled back.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import DBAPIError

from .errors import (
    CheckError,
    ConflictError,
    ConstraintError,
    CRUDError,
    FieldError,
    ForeignKeyError,
    NotFoundError,
    RequiredError,
    StaleError,
)

# The most particular class counts. What is not named here, such as MultipleFoundError, is a fault
# of the program and not of the request: 500.
CONFLICTS: dict[type[CRUDError], str] = {
    ConflictError: "This value is taken already.",
    ForeignKeyError: "What it refers to does not exist, or something still refers to it.",
    StaleError: "Somebody has changed it meanwhile: read it anew and decide again.",
    ConstraintError: "The database refused it.",
}
UNPROCESSABLE: dict[type[CRUDError], str] = {
    FieldError: "This field cannot be set.",
    RequiredError: "This field needs a value.",
    CheckError: "This value breaks a rule.",
}

# The database gave up one of two transactions that were in each other's way. SQLite takes one
# writer at a time, and lets none wait that has read before; the others are PostgreSQL's SQLSTATEs.
BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED", "40001", "40P01")


class AsciiJSONResponse(JSONResponse):
    """JSON in ASCII. A client can send a lone surrogate, and UTF-8 has no bytes for it."""

    def render(self, content: Any) -> bytes:
        return json.dumps(content, separators=(",", ":")).encode("ascii")


def add_error_handlers(app: FastAPI) -> None:
    """Teach an application which status each error of ours is."""
    app.exception_handler(RequestValidationError)(_invalid)
    app.exception_handler(DBAPIError)(_busy)
    app.exception_handler(NotFoundError)(_not_found)
    for kind in CONFLICTS:
        app.exception_handler(kind)(_conflict)
    for kind in UNPROCESSABLE:
        app.exception_handler(kind)(_unprocessable)


def _invalid(_request: Request, error: RequestValidationError) -> JSONResponse:
    # FastAPI's own handler repeats the input. The input may be a password, and the answer may end
    # up in a log.
    return _refused([{key: each[key] for key in ("loc", "msg", "type")} for each in error.errors()])


def _busy(_request: Request, error: DBAPIError) -> JSONResponse:
    driver_error: Any = error.orig
    name = getattr(driver_error, "sqlite_errorname", getattr(driver_error, "sqlstate", None))
    if not str(name).startswith(BUSY):
        raise error  # a missing table, a lost connection: 500, and a traceback in the log
    return AsciiJSONResponse(
        {"detail": "The database is busy. Send the request again."}, 503, {"Retry-After": "1"}
    )


def _not_found(_request: Request, error: NotFoundError) -> JSONResponse:
    name = error.model.__name__.lower() if error.model else "row"
    return AsciiJSONResponse({"detail": f"There is no such {name}."}, 404)


def _conflict(_request: Request, error: CRUDError) -> JSONResponse:
    columns = list(error.columns) if isinstance(error, ConflictError) else []
    return AsciiJSONResponse({"detail": _sentence(error, CONFLICTS), "columns": columns}, 409)


def _unprocessable(_request: Request, error: CRUDError) -> JSONResponse:
    fields: Sequence[str] = ()
    if isinstance(error, FieldError):
        fields = error.fields
    elif isinstance(error, ConstraintError):
        fields = error.columns
    message = _sentence(error, UNPROCESSABLE)
    return _refused([{"loc": ("body", *fields[:1]), "msg": message, "type": type(error).__name__}])


def _refused(detail: list[dict[str, Any]]) -> JSONResponse:
    return AsciiJSONResponse({"detail": detail}, 422)


def _sentence(error: CRUDError, sentences: dict[type[CRUDError], str]) -> str:
    return next(sentences[kind] for kind in type(error).__mro__ if kind in sentences)
