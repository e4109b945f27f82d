"""Each rule, on a notebook with just the defect that it is for: one that is sound passes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from course_lib.instructor.folders import lessons_in
from course_lib.instructor.metadata import KERNELSPEC
from course_lib.instructor.notebook import mark_blanks, normalise, to_text
from course_lib.instructor.rules import broken_rules
from course_lib.instructor.rules.outputs import of_this_machine

OPENING = """\
# Create

**You will be able to**

- add a row;
- name its
  state;
- undo it.

**Time:** 10 minutes. **Builds on:** [the start](00_small.ipynb#The-start).
"""
PROSE = (
    "word " * 50 + "\n\n> **Predict** What comes?\n\n<details><summary>Answer</summary>2</details>"
)
PICTURE = "![a row](row.png)\n\n```mermaid\nflowchart\n accTitle: A\n accDescr: B\n```"
CLOSING = """\
## To keep

| call | SQL | use when | beware |
|---|---|---|---|
| `add` | none | always | never |

**If you remember one thing:** this. [Exercises](../exercises/00_small.ipynb)
"""


def sound_lesson() -> NotebookNode:
    """A lesson in which nothing is wrong."""
    cells = [new_markdown_cell(OPENING), new_markdown_cell("## The start")]
    for number in range(15):
        cells += [new_markdown_cell(PROSE), new_code_cell(f"print({number})")]
        cells[-1].outputs = [new_output("stream", name="stdout", text=f"{number}\n")]
    error = new_output("error", ename="ValueError", evalue="no", traceback=[])
    cells.append(new_code_cell("raise", metadata={"tags": ["raises-exception"]}, outputs=[error]))
    return finished([*cells, new_markdown_cell(PICTURE), new_markdown_cell(CLOSING)])


def sound_exercises() -> NotebookNode:
    """A page of exercises in which nothing is wrong."""
    exercise = new_code_cell("def one():\n    ...", metadata={"tags": ["exercise", "one"]})
    notebook = finished([new_markdown_cell("# Exercises"), exercise, new_code_cell("check(one)")])
    mark_blanks(notebook)
    return notebook


def sound_page() -> NotebookNode:
    """A page to look things up in, in which nothing is wrong."""
    setup = new_code_cell("\n".join(["import sys"] * 20))
    opening = new_markdown_cell("# Words\n\n[A word](#A-word)")
    word = new_markdown_cell("## A word\n\n### In it\n\nIt [begins](#A-word).")
    return finished([opening, setup, word, new_code_cell("print(1)")])


def finished(cells: list[NotebookNode]) -> NotebookNode:
    for number, cell in enumerate(cells):
        cell.id = f"cell-{number}"
    notebook = new_notebook(cells=cells, metadata={"kernelspec": KERNELSPEC})
    normalise(notebook)
    return notebook


def broken(
    folder: Path, notebook: NotebookNode, kind: str = "notebooks", name: str = "00_small"
) -> list[str]:
    """What the rules say of a notebook that lies in a course."""
    for each in ("notebooks", "exercises"):
        (folder / each).mkdir(exist_ok=True)
    (folder / "notebooks" / "row.png").touch()
    (folder / "exercises" / "00_small.ipynb").write_text(to_text(sound_exercises()))
    path = folder / kind / f"{name}.ipynb"
    path.write_text(to_text(notebook), encoding="utf-8", newline="\n")
    return broken_rules(path)


def test_sound_notebooks_break_no_rule(tmp_path: Path) -> None:
    assert broken(tmp_path, sound_lesson()) == []
    assert broken(tmp_path, sound_exercises(), "exercises") == []
    assert broken(tmp_path, sound_page(), name="reference_words") == []


def first_code(notebook: NotebookNode) -> NotebookNode:
    return next(cell for cell in notebook.cells if cell.cell_type == "code")


def last_code(notebook: NotebookNode) -> NotebookNode:
    return [cell for cell in notebook.cells if cell.cell_type == "code"][-1]


def printed(text: str) -> Callable[[NotebookNode], None]:
    """Let the first code cell print a text."""

    def change(notebook: NotebookNode) -> None:
        first_code(notebook).outputs[0].text = text

    return change


def written(text: str, at: int = 2) -> Callable[[NotebookNode], None]:
    """Add a text to a Markdown cell."""

    def change(notebook: NotebookNode) -> None:
        notebook.cells[at].source += f"\n\n{text}"

    return change


def replaced(old: str, new: str) -> Callable[[NotebookNode], None]:
    """Replace a text in every cell."""

    def change(notebook: NotebookNode) -> None:
        assert any(old in cell.source for cell in notebook.cells)
        for cell in notebook.cells:
            cell.source = cell.source.replace(old, new)

    return change


def not_run(notebook: NotebookNode) -> None:
    first_code(notebook).execution_count = None


def run_twice(notebook: NotebookNode) -> None:
    last_code(notebook).execution_count += 1


def no_error(notebook: NotebookNode) -> None:
    last_code(notebook).outputs = []


def untagged_error(notebook: NotebookNode) -> None:
    del last_code(notebook).metadata["tags"]


def tagged(tag: str) -> Callable[[NotebookNode], None]:
    def change(notebook: NotebookNode) -> None:
        first_code(notebook).metadata["tags"] = [tag]

    return change


def timed(notebook: NotebookNode) -> None:
    first_code(notebook).metadata["execution"] = {}


def other_version(notebook: NotebookNode) -> None:
    notebook.metadata.language_info["version"] = "3.12.1"


def paired(notebook: NotebookNode) -> None:
    notebook.metadata["jupytext"] = {"formats": "ipynb,md"}


def few_cells(notebook: NotebookNode) -> None:
    del notebook.cells[4:20]


def long_cells(notebook: NotebookNode) -> None:
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.source = "\n".join(["pass"] * 7)


def some_very_long_cells(notebook: NotebookNode) -> None:
    for cell in [cell for cell in notebook.cells if cell.cell_type == "code"][:3]:
        cell.source = "\n".join(["pass"] * 16)


def linked_output(notebook: NotebookNode) -> None:
    html = '<p><a href="../exercises/00_small.ipynb#Not-there">on</a></p>'
    first_code(notebook).outputs = [new_output("display_data", {"text/html": html})]


DEFECTS: list[tuple[str, Callable[[NotebookNode], None]]] = [
    ("has the run number None, not 1", not_run),
    ("has the run number 17, not 16", run_twice),
    ("stores no error", no_error),
    ("is not tagged raises-exception", untagged_error),
    ("10,000 are the most", printed("x" * 10_001)),
    ("a path of the machine", printed("see /home/ada/course/a.py")),
    ("a path of the machine", printed(r"see C:\Users\ada")),
    ("a path of the machine", printed(f"run by {sys.executable}")),
    ("a path of the machine", printed("/tmp/ipykernel_12/3.py:1: SAWarning")),
    ("an address in memory", printed("<object at 0x7f5230ad45d0>")),
    ("a time that was measured", printed("done in 0.31 s")),
    ("a time that was measured", printed("Wall time: 3")),
    ("the tag 'NBVAL_IGNORE_OUTPUT' is not lower-case", tagged("NBVAL_IGNORE_OUTPUT")),
    ("the tag 'nbval-skip' is not known", tagged("nbval-skip")),
    ("no text beside it says how", tagged("differs-on-2.0")),
    ("its metadata holds execution", timed),
    ("its metadata is not what the build writes", other_version),
    ("its metadata is not what the build writes", paired),
    ("2 headings of the first level", written("# Another title")),
    ("0 headings of the first level", replaced("# Create", "Create")),
    ("skips a level", written("#### Deep")),
    ("two headings read 'To keep'", written("## To keep")),
    ("leads nowhere", written("[on](01_none.ipynb)")),
    ("leads to no heading", written("[on](../exercises/00_small.ipynb#None)")),
    ("leads to no heading", written("[up](#None)")),
    ("leads to no heading", linked_output),
    ("neither relative nor https", written("[on](http://example.org)")),
    ("no text for who cannot see it", replaced("![a row]", "![]")),
    ("no text for who cannot see it", written('<img src="row.png">')),
    ("no text for who cannot see it", replaced(" accDescr: B\n", "")),
    ("<details> is opened", written("<details>")),
    ("**You will be able to**", replaced("- add a row;\n", "")),
    ("does not say **Time:**", replaced("**Time:**", "Time:")),
    ("does not say **Builds on:**", replaced("**Builds on:**", "It builds on")),
    ("does not end with `## To keep`", written("## More", at=-1)),
    ("does not end with `## To keep`", replaced("| beware |", "| watch |")),
    ("**If you remember one thing:**", replaced("**If you remember one thing:**", "Remember:")),
    ("does not link to ../exercises/", replaced("../exercises/00_small.ipynb", "row.png")),
    ("asks for no prediction", replaced("**Predict**", "Guess:")),
    ("code cells; 12 to 32", few_cells),
    ("a median of 7 lines", long_cells),
    ("have more than 15 lines", some_very_long_cells),
    ("words a code cell", replaced("word " * 50, "")),
]


@pytest.mark.parametrize(
    ("message", "plant"), DEFECTS, ids=[f"{n}-{message}" for n, (message, _) in enumerate(DEFECTS)]
)
def test_a_defect_is_seen(
    tmp_path: Path, message: str, plant: Callable[[NotebookNode], None]
) -> None:
    notebook = sound_lesson()
    plant(notebook)
    problems = broken(tmp_path, notebook)
    assert any(message in problem for problem in problems), problems


PAGE_DEFECTS: list[tuple[str, Callable[[NotebookNode], None]]] = [
    (
        "its opening does not link to its part 'A word': #A-word",
        replaced("](#A-word)", "](#Words)"),
    ),
    ("its opening does not link to its part 'More'", written("## More")),
    ("it says > **Predict**", written("> **Predict** What comes?")),
    ("it says **Time:**", written("**Time:** 5 minutes.")),
    ("it says ../exercises/", written("[do](../exercises/00_small.ipynb)")),
    ("has 9 lines; 8 are the most", lambda page: page.cells[-1].update(source="x\n" * 9)),
    ("10,000 are the most", lambda page: last_code(page).update(outputs=[many_bytes()])),
    ("2 headings of the first level", written("# Words again")),
    ("skips a level", replaced("### In it", "#### In it")),
    ("leads to no heading", written("[on](#None)")),
    ("no text for who cannot see it", written('<img src="row.png">')),
]


def many_bytes() -> NotebookNode:
    return new_output("stream", name="stdout", text="x" * 10_001)


@pytest.mark.parametrize(
    ("message", "plant"),
    PAGE_DEFECTS,
    ids=[f"{n}-{message}" for n, (message, _) in enumerate(PAGE_DEFECTS)],
)
def test_a_defect_of_a_page_is_seen(
    tmp_path: Path, message: str, plant: Callable[[NotebookNode], None]
) -> None:
    page = sound_page()
    plant(page)
    problems = broken(tmp_path, page, name="reference_words")
    assert any(message in problem for problem in problems), problems


def test_a_page_among_the_exercises_is_no_page(tmp_path: Path) -> None:
    broken(tmp_path, sound_page(), "exercises", name="reference_words")
    assert [path.stem for path in lessons_in(tmp_path / "exercises")] == [
        "00_small",
        "reference_words",
    ]
    broken(tmp_path, sound_page(), name="reference_words")
    assert "reference_words" not in [path.stem for path in lessons_in(tmp_path / "notebooks")]


def test_another_layout_of_the_file_is_seen(tmp_path: Path) -> None:
    broken(tmp_path, sound_lesson())
    path = tmp_path / "notebooks" / "00_small.ipynb"
    path.write_text(path.read_text().replace("\n ", "\n  "))
    assert "its file is not laid out as the build writes it." in broken_rules(path)


def test_an_answer_in_exercises_is_seen(tmp_path: Path) -> None:
    notebook = sound_exercises()
    first_code(notebook).source = "def one():\n    return 1"
    assert "the exercise is not blank" in "".join(broken(tmp_path, notebook, "exercises"))


@pytest.mark.filterwarnings("ignore:Non-unique cell id")
def test_cells_that_share_an_id_are_seen(tmp_path: Path) -> None:
    broken(tmp_path, sound_lesson())
    path = tmp_path / "notebooks" / "00_small.ipynb"
    path.write_text(path.read_text().replace('"id": "cell-3"', '"id": "cell-2"'))
    assert "its file is not laid out as the build writes it." in broken_rules(path)


def test_a_folder_of_no_usual_name_is_a_path_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """A checkout may lie anywhere: the rule asks the process, and not only a list of names."""
    monkeypatch.setattr(sys, "prefix", "/ci/5/checkout/.venv")
    found = of_this_machine().search("run by /ci/5/checkout/.venv/bin/python")
    assert found
    assert not of_this_machine().search("GET /users/5 and see app/.venv")
