"""What every notebook of the course keeps to.

A rule takes a notebook and yields a sentence for each place where it is broken. nbval compares
outputs; these rules see what it passes over.
"""

from __future__ import annotations

from pathlib import Path

import nbformat

from course_lib.instructor.folders import EXERCISES, LESSONS, is_reference
from course_lib.instructor.rules.links import of_links
from course_lib.instructor.rules.outputs import of_outputs
from course_lib.instructor.rules.reference import of_reference
from course_lib.instructor.rules.structure import of_blanks, of_lesson, of_storage, of_structure

__all__ = ["broken_rules", "of_outputs"]


def broken_rules(path: Path) -> list[str]:
    """Hold a committed notebook against every rule for its folder.

    Args:
        path: The notebook, in notebooks/, exercises/ or solutions/.

    Returns:
        A sentence for each place where a rule is broken.
    """
    text = path.read_bytes().decode()
    notebook = nbformat.reads(text, as_version=4)
    broken = [
        *of_storage(notebook, text),
        *of_structure(notebook),
        *of_outputs(notebook),
        *of_links(notebook, path),
    ]
    if path.parent.name == EXERCISES:
        broken += of_blanks(notebook)
    if is_reference(path):
        broken += of_reference(notebook)
    elif path.parent.name == LESSONS:
        broken += of_lesson(notebook, path)
    return broken
