"""The application, driven over its own OpenAPI document: no 500, and nothing that it does not say.

schemathesis makes requests that fit the document and requests that do not, the same ones on every
run, and compares what comes back with what the document promises.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from sqlalchemy import NullPool

from course_lib.app import Base, make_engine, make_session_factory
from course_lib.app.main import make_app
from course_lib.app.passwords import CHEAP, PasswordHasher
from course_lib.classroom.sample_data import add_sample_data

DOCUMENT = make_app(make_engine()).openapi()
OPERATIONS = [
    (path, method.upper()) for path, methods in DOCUMENT["paths"].items() for method in methods
]
EXAMPLES = 30

# What is a deliverable address no document can say: not one under .test, for one.
ADDRESSES = st.from_regex(r"[a-zA-Z][a-zA-Z0-9]{,9}@example\.org", fullmatch=True)
schemathesis.openapi.format("email", ADDRESSES)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[FastAPI]:
    """The application on the sample rows, in a file. Each request has an event loop of its own."""
    engine = make_engine(f"sqlite+aiosqlite:///{tmp_path / 'app.db'}", poolclass=NullPool)

    async def fill() -> None:
        async with engine.begin() as connection:
            await connection.run_sync(Base.metadata.create_all)
        async with make_session_factory(engine)() as db:
            await add_sample_data(db)

    asyncio.run(fill())
    yield make_app(engine, hasher=PasswordHasher(CHEAP))
    asyncio.run(engine.dispose())


def drive(app: FastAPI, path: str, method: str, mode: GenerationMode) -> Counter[int]:
    """Send requests to one operation; return how often which status came back."""
    schema = schemathesis.openapi.from_asgi("/openapi.json", app)
    came: Counter[int] = Counter()

    @settings(
        max_examples=EXAMPLES,
        derandomize=True,  # the same requests on every run
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )
    @given(schema[path][method].as_strategy(mode))
    def send(case: Case) -> None:
        for name, value in (case.path_parameters or {}).items():
            if mode is GenerationMode.POSITIVE and isinstance(value, int) and value % 2:
                case.path_parameters[name] = 1 + value % 8  # half of them to rows that are there
        response = case.call_and_validate()
        came[response.status_code] += 1

    send()
    return came


@pytest.mark.parametrize(("path", "method"), OPERATIONS, ids=lambda part: part)
def test_what_fits_the_document_is_answered_as_it_says(
    app: FastAPI, path: str, method: str
) -> None:
    came = drive(app, path, method, GenerationMode.POSITIVE)
    assert any(status < 300 for status in came), f"no request of {came} did what was asked"
    assert all(status < 500 for status in came), came


@pytest.mark.parametrize(("path", "method"), OPERATIONS, ids=lambda part: part)
def test_what_does_not_fit_is_refused(app: FastAPI, path: str, method: str) -> None:
    came = drive(app, path, method, GenerationMode.NEGATIVE)
    assert came[422] > 0
    assert all(status < 500 for status in came), came
