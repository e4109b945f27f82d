"""Everything that grading a class writes beside the results."""

from __future__ import annotations

from pathlib import Path

from .grade import GradedClass
from .pages import write_pages
from .tables import gradebook_csv, grades_csv, timings_csv


def write_reports(graded: GradedClass, out: Path) -> None:
    """Write the tables and the pages.

    Args:
        graded: The class.
        out: The folder, which is made where it is not there.

    Raises:
        OSError: They cannot be written.
    """
    out.mkdir(parents=True, exist_ok=True)
    tables = {"grades": grades_csv, "gradebook": gradebook_csv, "timings": timings_csv}
    for name, table in tables.items():
        path = out / f"{name}.csv"
        # A spreadsheet takes a file for UTF-8 where it begins with this mark.
        path.write_text(table(graded), encoding="utf-8-sig", errors="replace", newline="")
    write_pages(graded, out)
