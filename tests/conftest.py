"""What holds for the whole suite."""

from __future__ import annotations

import gc

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Name the marker for tests of many seconds."""
    config.addinivalue_line("markers", "long: takes many seconds, and so begins first")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests in order for several processes.

    The longest begin first: at the end no process waits for another that is left with one. The
    tests of a module stay in one process, with its fixtures, unless a test names another group.
    """
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
    for item in items:
        if item.get_closest_marker("xdist_group") is None:
            item.add_marker(pytest.mark.xdist_group(item.nodeid.partition("::")[0]))


def pytest_collection_finish() -> None:
    """Let the garbage collector pass over what is there now, and stays: a twentieth of the time."""
    gc.collect()
    gc.freeze()
