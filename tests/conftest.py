"""What holds for the whole suite."""

from __future__ import annotations

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Name the marker for tests of many seconds."""
    config.addinivalue_line("markers", "long: takes many seconds, and so begins first")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest tests begin first: at the end no core waits for another that is left with one."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
