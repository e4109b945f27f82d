"""The glossary: no word of the lessons is left out, and each leads to cells that show it.

Which words it must have is read from the lessons: what they set in italics, as they do where they
define a word, and every error that they provoke or catch.
"""

from __future__ import annotations

import builtins
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from course_lib.instructor.rules.markdown import Heading, without_fences

SOURCE = Path(__file__).parents[2] / "source"
TEXT = (SOURCE / "reference" / "glossary.md").read_text(encoding="utf-8")
LESSONS = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted((SOURCE / "lessons").glob("[0-9]*.md"))
}
ENTRY = re.compile(
    r"^### (?P<term>.+)\n\n(?P<definition>(?:(?!Shown in ).+\n)+)Shown in (?P<links>.+)\.$", re.M
)
LINK = re.compile(r"\[(?P<heading>[^\]]+)\]\((?P<lesson>\w+)\.ipynb#(?P<anchor>\S+)\)")
ENTRIES = {found["term"]: found for found in ENTRY.finditer(TEXT)}
CODE = re.compile(r"`[^`\n]*`")
ITALICS = re.compile(r"(?<![*\w])\*([^*\s][^*]*?)\*(?![*\w])")

LONGEST_LINE = 100

# What lessons set in italics and is no word to look up: stress, and what JupyterLab's menus say.
STRESSED = {
    *("all", "and", "at", "before", "changed", "different", "inside", "is", "its"),
    *("missing", "one", "order", "wants", "whether", "your"),
    *("Answer", "File Changed", "Revert", "the join filters, `selectinload` loads all"),
}
# The forms of a word that a lesson sets in italics, where the glossary has another.
FORMS = {
    "expired": "expire",
    "expires": "expire",
    "fixtures": "fixture",
    "lazy load": "lazy loading",
    "optimistic locking": "optimistic lock",
    "write-only": "write-only collection",
}


def section(lesson: str, heading: str) -> str:
    """A section of a lesson, its code and its heading included."""
    parts = re.split(r"^## (.+)$", LESSONS[lesson], flags=re.M)
    return next((f"{title}\n{text}" for title, text in _pairs(parts) if title == heading), "")


def _pairs(parts: list[str]) -> Iterator[tuple[str, str]]:
    yield from zip(parts[1::2], parts[2::2], strict=True)


def plain(heading: str) -> str:
    return heading.replace("`", "")


def shown_in(term: str) -> list[tuple[str, str]]:
    """The sections that a term leads to: (lesson, heading as the lesson writes it)."""
    found: list[tuple[str, str]] = []
    for link in LINK.finditer(ENTRIES[term]["links"]):
        headings = re.findall(r"^## (.+)$", LESSONS[link["lesson"]], re.M)
        heading = next((each for each in headings if plain(each) == link["heading"]), "")
        assert heading, f"{link['lesson']} has no section {link['heading']!r}"
        assert Heading(2, heading).anchor == link["anchor"]
        found.append((link["lesson"], heading))
    return found


def _without_stars(code: re.Match[str]) -> str:
    return code[0].replace("*", "")


def in_italics() -> Iterator[tuple[str, str, str]]:
    """(lesson, heading, words) of what lessons set in italics, in their prose."""
    for lesson, text in LESSONS.items():
        # Without the fences: a `#` of Python is no heading.
        for heading, body in _pairs(re.split(r"^## (.+)$", without_fences(text), flags=re.M)):
            for words in ITALICS.findall(CODE.sub(_without_stars, body)):
                if "→" not in words:  # a way through JupyterLab's menus
                    yield lesson, heading, " ".join(words.split())


def stem(word: str) -> str:
    """What the forms of a word have in common: load, loads, loaded, loading."""
    return re.sub(r"(ing|ed|e|s)$", "", word.casefold())


def names_of(term: str) -> list[str]:
    return term.split(", ") if term != "look first, then insert" else [term]


def test_every_entry_is_read() -> None:
    assert len(ENTRIES) == TEXT.count("\n### ") > 100


def test_words_are_in_order_under_their_letters() -> None:
    assert list(ENTRIES) == sorted(ENTRIES, key=str.casefold)
    letters = re.findall(r"^## (\w)\n(.*?)(?=^## |\Z)", TEXT, re.M | re.S)
    assert sum(block.count("\n### ") for _, block in letters) == len(ENTRIES)
    for letter, block in letters:
        assert all(term[0].upper() == letter for term in re.findall(r"^### (.+)$", block, re.M))
    assert all(before < after for (before, _), (after, _) in pairwise(letters))


@pytest.mark.parametrize("term", ENTRIES)
def test_a_word_is_defined_in_two_lines(term: str) -> None:
    lines = ENTRIES[term]["definition"].splitlines()
    assert len(lines) <= 2
    assert all(len(line) <= LONGEST_LINE for line in lines)
    assert lines[-1].endswith((".", "?", ".)"))


@pytest.mark.parametrize("term", ENTRIES)
def test_a_word_leads_to_cells_and_text_that_use_it(term: str) -> None:
    texts = [section(*each) for each in shown_in(term)]
    assert texts
    assert all("```{code-cell}" in text for text in texts)
    texts += [re.findall(r"^# .+$", LESSONS[lesson], re.M)[0] for lesson, _ in shown_in(term)]
    for name in names_of(term):
        stems = [stem(word) for word in re.findall(r"[\w+]+", name)]
        used = (all(each in text.casefold() for each in stems) for text in texts)
        if any(used):  # of two names for one thing, the lessons may use one
            break
    else:
        pytest.fail(f"none of {shown_in(term)} uses {term!r}")


def test_each_error_in_an_entry_is_shown() -> None:
    for term in ENTRIES:
        text = "".join(section(*each) for each in shown_in(term))
        for name in names_of(term):
            assert not re.search(r"(Error|Found|Exception)$", name) or name in text, name


def test_every_word_that_a_lesson_sets_in_italics_is_here_and_leads_there() -> None:
    found = [each for each in in_italics() if each[2] not in STRESSED]
    assert len({words for *_, words in found}) > 20
    for lesson, heading, words in found:
        term = FORMS.get(words.casefold(), words.casefold() if words != "N+1" else words)
        assert term in ENTRIES, (
            f"{lesson}, {heading!r}: *{words}* is not in the glossary. Define it in "
            "source/reference/glossary.md, or add it to STRESSED or FORMS in this test."
        )
        there = [(a, b) for a, b, other in found if FORMS.get(other.casefold(), other) in (term,)]
        assert set(there) & set(shown_in(term)), f"{term} should lead to one of {there}"
    unused = STRESSED - {words for *_, words in in_italics()}
    assert not unused, f"no lesson stresses these any more: {unused}"


def test_every_error_that_a_lesson_provokes_or_catches_is_here() -> None:
    names = {name for term in ENTRIES for name in names_of(term)}
    met: dict[str, str] = {}
    for lesson, text in LESSONS.items():
        for cell in re.findall(r"^```\{code-cell\}.*?^```", text, re.M | re.S):
            for listed in re.findall(
                r"(?:show_error|raises)\(([^)]*)\)|^ *except \(?([\w, ]+)|raise (\w+)\(", cell, re.M
            ):
                for name in re.findall(r"\b[A-Z]\w+", " ".join(listed)):
                    if not hasattr(builtins, name):
                        met.setdefault(name, lesson)
    assert len(met) > 15
    missing = {name: lesson for name, lesson in met.items() if name not in names}
    assert not missing, f"define these in source/reference/glossary.md: {missing}"


def test_every_word_stands_under_a_subject_once() -> None:
    table = TEXT.partition("| about | words |\n")[2].partition("\n\n")[0]
    linked = re.findall(r"\]\(#([^)]*)\)", table)
    assert sorted(linked) == sorted(Heading(3, term).anchor for term in ENTRIES)
