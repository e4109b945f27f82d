"""The glossary: in order, two lines for a word, a section behind each link that uses the word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "source"
ENTRY = re.compile(
    r"^### (?P<term>.+)\n\n(?P<definition>(?:(?!Shown in ).+\n)+)"
    r"Shown in \[(?P<heading>.+)\]\((?P<lesson>\w+)\.ipynb#.+\)\.$",
    re.MULTILINE,
)
TEXT = (SOURCE / "reference" / "glossary.md").read_text(encoding="utf-8")
ENTRIES = [found.groupdict() for found in ENTRY.finditer(TEXT)]


def test_every_entry_is_read() -> None:
    assert len(ENTRIES) == TEXT.count("\n### ") > 50


def test_terms_are_in_order_under_their_letters() -> None:
    terms = [entry["term"] for entry in ENTRIES]
    assert terms == sorted(terms, key=str.casefold)
    for letter, block in re.findall(r"^## (\w)\n(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL):
        for term in re.findall(r"^### (.+)$", block, re.MULTILINE):
            assert term[0].upper() == letter


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["term"])
def test_a_term_is_defined_shortly_and_used_where_it_leads(entry: dict[str, str]) -> None:
    assert len(entry["definition"].splitlines()) <= 2
    assert len(entry["definition"]) <= 2 * 115
    lesson = (SOURCE / "lessons" / f"{entry['lesson']}.md").read_text(encoding="utf-8")
    section = lesson.partition(f"\n## {entry['heading']}\n")[2].partition("\n## ")[0]
    assert section, f"{entry['lesson']} has no section {entry['heading']!r}"
    words = [word for term in entry["term"].split(", ") for word in [term.split()[-1]]]
    section += entry["heading"] + lesson.partition("\n# ")[2].partition("\n")[0]
    assert any(word[:6].casefold() in section.casefold() for word in words), entry["term"]
