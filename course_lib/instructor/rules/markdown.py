"""What the rules read out of Markdown: headings, prose, links, pictures and diagrams."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nbformat import NotebookNode

_FENCE = re.compile(
    r"^(?P<mark>`{3,}|~{3,})(?P<info>[^\n`]*)\n(?P<body>.*?)^(?P=mark)[ \t]*$", re.M | re.S
)
_HEADING = re.compile(r"^(?P<marks>#{1,6})[ \t]+(?P<text>.+?)[ \t]*#*$", re.M)
_LINK = re.compile(r"(?P<image>!?)\[(?P<text>[^\]]*)\]\((?P<target>[^)\s]*)(?:\s+\"[^\"]*\")?\)")
_HTML_LINK = re.compile(r"<a\s[^>]*\bhref=[\"'](?P<target>[^\"']*)[\"']")
_HTML_IMAGE = re.compile(r"<img\b[^>]*>")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading.

    Attributes:
        level: 1 for `#`, 2 for `##` and so on.
        text: What it says, as it is written.
    """

    level: int
    text: str

    @property
    def anchor(self) -> str:
        """What follows `#` in a link to it, as JupyterLab makes it."""
        return re.sub(r"[`*]", "", self.text).replace(" ", "-")


def headings(markdown: str) -> list[Heading]:
    """The headings of a text, code left out."""
    return [
        Heading(len(found["marks"]), found["text"])
        for found in _HEADING.finditer(without_fences(markdown))
    ]


def fences(markdown: str) -> Iterator[tuple[str, str]]:
    """(what follows the ```, the text) of each fenced block."""
    for found in _FENCE.finditer(markdown):
        yield found["info"].strip(), found["body"]


def without_fences(markdown: str) -> str:
    """A text without its fenced blocks."""
    return _FENCE.sub("", markdown)


def links(markdown: str) -> list[str]:
    """Where a text links to, in Markdown or HTML; pictures are links too."""
    text = re.sub(r"`[^`\n]*`", "", without_fences(markdown))
    found = [match["target"] for match in _LINK.finditer(text)]
    return found + [match["target"] for match in _HTML_LINK.finditer(text)]


def pictures_without_text(markdown: str) -> Iterator[str]:
    """The pictures and diagrams that say nothing to who cannot see them."""
    text = without_fences(markdown)
    for match in _LINK.finditer(text):
        if match["image"] and not match["text"].strip():
            yield match.group()
    for match in _HTML_IMAGE.finditer(text):
        if not re.search(r"\balt=([\"']).+?\1", match.group()):
            yield match.group()
    for info, body in fences(markdown):
        if info == "mermaid" and not ("accTitle:" in body and "accDescr:" in body):
            yield f"the diagram that begins with {body.strip().splitlines()[0]!r}"


def prose_words(markdown: str) -> int:
    """How many words a reader reads: code blocks, tables and marks left out."""
    text = re.sub(r"^\s*\|.*$", "", without_fences(markdown), flags=re.M)
    text = re.sub(r"\]\([^)]*\)|<[^>]+>", " ", text)
    return len(re.findall(r"[^\W_][\w'.\u2019-]*", text))


def markdown_cells(notebook: NotebookNode) -> list[NotebookNode]:
    """The Markdown cells of a notebook."""
    return [cell for cell in notebook.cells if cell.cell_type == "markdown"]


def all_headings(notebook: NotebookNode) -> list[Heading]:
    """The headings of a notebook, in order."""
    return [heading for cell in markdown_cells(notebook) for heading in headings(cell.source)]
