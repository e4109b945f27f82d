"""Rules for links and pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import nbformat
from nbformat import NotebookNode

from course_lib.instructor.rules.markdown import (
    all_headings,
    links,
    markdown_cells,
    pictures_without_text,
)

_PATH = re.compile(r"(?:\.\.?/)[\w./-]+\.ipynb(?:#[^\s)\"'<>]*)?")


def of_links(notebook: NotebookNode, path: Path) -> Iterator[str]:
    """Every link leads somewhere, those in outputs too; every picture says what it shows.

    Args:
        notebook: The notebook.
        path: Where it lies: its links are relative to that.
    """
    for cell in markdown_cells(notebook):
        for target in links(cell.source):
            yield from _of_link(target, path)
        for picture in pictures_without_text(cell.source):
            yield (
                f"{picture} has no text for who cannot see it. Write ![what it shows](…), or "
                "accTitle: and accDescr: in a diagram."
            )
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            for target in _targets(output):
                yield from _of_link(target, path)


def _targets(output: NotebookNode) -> set[str]:
    """What an output links to, or names as a path beside it."""
    data = output.get("data", {})
    found = {
        target for kind in ("text/html", "text/markdown") for target in links(data.get(kind, ""))
    }
    return found | set(_PATH.findall(data.get("text/plain", "")))


def _of_link(target: str, path: Path) -> Iterator[str]:
    if target.startswith("https://"):
        return
    if re.match(r"[a-z]+:", target):
        yield f"the link {target} is neither relative nor https."
        return
    file, _, anchor = unquote(target).partition("#")
    there = (path.parent / file).resolve() if file else path.resolve()
    if not there.exists():
        yield f"the link {target} leads nowhere: there is no {file}."
    elif anchor and there.suffix == ".ipynb" and anchor not in _anchors(there):
        yield f"the link {target} leads to no heading: {there.name} has no {anchor!r}."


@cache
def _anchors(path: Path) -> frozenset[str]:
    notebook = nbformat.read(path, as_version=4)
    return frozenset(heading.anchor for heading in all_headings(notebook))
