"""Rules for the pages to look things up in: they are read in seconds, and teach nothing anew."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nbformat import NotebookNode

from course_lib.instructor.rules.markdown import all_headings, links, markdown_cells

MOST_LINES = 8


def of_reference(notebook: NotebookNode) -> Iterator[str]:
    """A page opens with links to its parts, asks for nothing, and its cells are short.

    The first code cell holds the imports, so it may be longer.
    """
    texts = [cell.source for cell in markdown_cells(notebook)]
    contents = links(re.split(r"^## ", texts[0], maxsplit=1, flags=re.M)[0])
    for heading in all_headings(notebook):
        if heading.level == 2 and f"#{heading.anchor}" not in contents:
            yield f"its opening does not link to its part {heading.text!r}: #{heading.anchor}"
    for mark in ("> **Predict**", "**Time:**", "../exercises/"):
        if any(mark in text for text in texts):
            yield f"it says {mark}: that belongs into a lesson. A page is for looking things up."
    for cell in [cell for cell in notebook.cells if cell.cell_type == "code"][1:]:
        if (count := len(cell.source.splitlines())) > MOST_LINES:
            yield f"cell {cell.get('id')} has {count} lines; {MOST_LINES} are the most on a page."
