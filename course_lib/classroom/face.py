"""Something to look at, with two faces: Markdown or HTML for a notebook, and plain text."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Face:
    """What a helper shows. A notebook draws it; `print` gives the text.

    Attributes:
        text: The plain-text face. It says all that the rich one says.
        markdown: The rich face as Markdown; empty where there is none.
        html: The rich face as HTML; empty where there is none.
    """

    text: str
    markdown: str = ""
    html: str = ""

    def __str__(self) -> str:
        return self.text

    __repr__ = __str__

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        bundle = {"text/plain": self.text}
        if self.markdown:
            bundle["text/markdown"] = self.markdown
        if self.html:
            bundle["text/html"] = self.html
        return bundle


def display(face: Face) -> None:
    """Show a face now: drawn in a notebook, printed anywhere else."""
    ipython = sys.modules.get("IPython")  # whoever runs under IPython has imported it
    if ipython is None or ipython.get_ipython() is None:
        print(face.text)
        return
    from IPython.display import display as draw

    draw(face)


def fenced(text: str, language: str = "") -> str:
    """Text as a fenced block of Markdown, behind a fence that nothing in it can close."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text}\n{fence}"


def inline_code(text: str) -> str:
    """Text as inline code of Markdown, whatever backticks it holds."""
    flat = " ".join(text.split())
    longest = max((len(run) for run in re.findall(r"`+", flat)), default=0)
    marks = "`" * (longest + 1)
    pad = " " if "`" in flat else ""
    return f"{marks}{pad}{flat}{pad}{marks}"
