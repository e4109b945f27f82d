"""Format the code cells of source/ as `ruff format` would.

Run by `make format`. The notebooks are built from these cells, and `make check` looks at the
notebooks; ruff itself cannot see into MyST Markdown.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

CELL = re.compile(
    r"^(?P<head>```\{code-cell\}[^\n]*\n(?:(?::[^\n]*\n)+|---\n.*?^---\n)?\n*)"
    r"(?P<code>.*?)^```[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
RUFF = (sys.executable, "-m", "ruff", "format", "--quiet", "--stdin-filename", "cell.py", "-")


def main() -> None:
    """Format every source, and name those that changed."""
    for path in sorted(Path("source").glob("*/*.md")):
        text = path.read_text(encoding="utf-8")
        if (new := CELL.sub(formatted_cell, text)) != text:
            path.write_text(new, encoding="utf-8", newline="\n")
            print(f"formatted {path}")


def formatted_cell(cell: re.Match[str]) -> str:
    """One cell, formatted; as it was where ruff cannot read it."""
    done = subprocess.run(
        RUFF, input=cell["code"], capture_output=True, text=True, encoding="utf-8"
    )
    if done.returncode != 0:
        print(f"left as it is: {done.stderr.strip()}\n{cell['code']}", file=sys.stderr)
        return cell[0]
    return f"{cell['head']}{done.stdout}```"


if __name__ == "__main__":
    main()
