"""Rules for what a notebook stores of its run."""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from nbformat import NotebookNode

MOST_BYTES = 10_000

A_PATH = "a path of the machine that built it"

# What changes with the machine or the moment; nbval would fail on it elsewhere, or pass over it.
UNSTABLE = {
    A_PATH: re.compile(
        r"(?<![\w.])/(?:home|Users|root|tmp|opt|usr|private|var/folders|work)/[\w.]"
        r"|\b[A-Z]:\\\w|site-packages|\bipykernel_\d+"
    ),
    "an address in memory": re.compile(r"\b0x[0-9a-fA-F]{6,}\b"),
    "a time that was measured": re.compile(
        r"\b\d+\.\d+ ?(?:s|sec|secs|seconds|ms|µs|us|ns)\b|\b\d+ ?(?:ms|µs|us|ns)\b"
        r"|\bWall time\b|\bCPU times\b"
    ),
}


def of_this_machine() -> re.Pattern[str]:
    """The folders that this process runs from and works in, wherever a machine keeps them."""
    folders = {sys.prefix, sys.base_prefix, Path.cwd(), Path.home(), tempfile.gettempdir()}
    long = sorted({str(each) for each in folders if len(Path(each).parts) > 1}, reverse=True)
    return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, long))})(?![\w-])")


def of_outputs(notebook: NotebookNode) -> Iterator[str]:
    """Every rule about stored outputs, broken ones in words."""
    expected = 0
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        expected += 1
        where = f"code cell {expected} (id {cell.get('id')})"
        if cell.execution_count != expected:
            yield (
                f"{where} has the run number {cell.execution_count}, not {expected}: the notebook "
                "was not run once from top to bottom. Run `course build`."
            )
        yield from (f"{where} {problem}" for problem in _of_cell(cell))


def _of_cell(cell: NotebookNode) -> Iterator[str]:
    errors = [output for output in cell.outputs if output.output_type == "error"]
    if "raises-exception" in cell.metadata.get("tags", []):
        if not errors:
            yield "is tagged raises-exception and stores no error: nbval would pass it. Untag it."
    elif errors:
        yield f"stores the error {errors[0].ename} and is not tagged raises-exception."
    for output in cell.outputs:
        size = len(json.dumps(output, ensure_ascii=False).encode())
        if size > MOST_BYTES:
            yield (
                f"has an output of {size:,} bytes, and {MOST_BYTES:,} are the most: "
                "print less of it."
            )
        text = text_of(output)
        for what, pattern in (*UNSTABLE.items(), (A_PATH, of_this_machine())):
            if found := pattern.search(text):
                line = text[text.rfind("\n", 0, found.start()) + 1 :].split("\n")[0]
                yield f"shows {what}, {found.group()!r}: {line.strip()[:120]}"


def text_of(output: NotebookNode) -> str:
    """Everything that an output says, as one text."""
    if output.output_type == "stream":
        return output.text
    if output.output_type == "error":
        return "\n".join([output.ename, output.evalue, *output.traceback])
    return "\n".join(
        value if isinstance(value, str) else json.dumps(value)
        for kind, value in sorted(output.data.items())
        if not kind.startswith("image/")
    )
