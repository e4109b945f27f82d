"""show_state: which of its five states an object is in, as a picture and in words."""

from __future__ import annotations

from typing import Any

from sqlalchemy import inspect
from sqlalchemy.exc import NoInspectionAvailable
from sqlalchemy.orm import InstanceState

from .face import Face, fenced, inline_code

# What each state means, and what leads out of it.
_WORDS = {
    "transient": "no session knows it and it has no row; `db.add(obj)` makes it pending.",
    "pending": "a session knows it, but no SQL was sent for it yet; a flush sends the INSERT.",
    "persistent": "a session follows its row; changes are sent with the next flush.",
    "deleted": "its DELETE was sent; a rollback makes it persistent again.",
    "detached": "it had a row, but belongs to no session any more; what is not loaded stays so.",
}

_ARROWS = (
    ("[*]", "transient", "User(…)"),
    ("transient", "pending", "add"),
    ("pending", "persistent", "flush"),
    ("persistent", "deleted", "delete, flush"),
    ("persistent", "detached", "close"),
    ("deleted", "persistent", "rollback"),
)


def state_of(instance: Any) -> str:
    """The state of a mapped object: transient, pending, persistent, deleted or detached.

    Raises:
        TypeError: It is no object of a mapped class.
    """
    try:
        state = inspect(instance)
    except NoInspectionAvailable:
        state = None
    if not isinstance(state, InstanceState):
        raise TypeError(
            f"{type(instance).__name__} is no object of a mapped class: it has no state"
        )
    # Only the five flags are read: that loads nothing.
    return next(name for name in _WORDS if getattr(state, name))


def show_state(*instances: Any) -> Face:
    """Show the state of one object or of several. Nothing is loaded and no SQL is sent.

    Args:
        instances: Objects of mapped classes.

    Raises:
        TypeError: There is none, or one is no object of a mapped class.
    """
    if not instances:
        raise TypeError("show_state needs at least one object, such as show_state(user)")
    found = [(_named(instance), state_of(instance)) for instance in instances]
    states = {state for _, state in found}
    text = "\n".join(f"{name} is {state}: {_plain(_WORDS[state])}" for name, state in found)
    words = "\n".join(
        f"- {inline_code(name)} is **{state}**: {_WORDS[state]}" for name, state in found
    )
    return Face(f"{_line(states)}\n{text}", markdown=f"{_diagram(found, states)}\n\n{words}")


def _named(instance: Any) -> str:
    return " ".join(repr(instance).split())


def _plain(words: str) -> str:
    return words.replace("`", "")


def _line(states: set[str]) -> str:
    names = [f"[{name}]" if name in states else name for name in _WORDS]
    return " -> ".join(names)


def _diagram(found: list[tuple[str, str]], states: set[str]) -> str:
    described = "; ".join(f"a {name.partition('(')[0]} is {state}" for name, state in found)
    lines = [
        "stateDiagram-v2",
        "    accTitle: The state of an object",
        f"    accDescr: Of the states transient, pending, persistent, deleted and detached: "
        f"{described}.",
        "    direction LR",
        *(f'    state "▶ {name}" as {name}' for name in _WORDS if name in states),
        *(f"    {source} --> {target}: {label}" for source, target, label in _ARROWS),
        "    classDef here font-weight:bold,stroke-width:4px",
        *(f"    class {name} here" for name in _WORDS if name in states),
    ]
    return fenced("\n".join(lines), "mermaid")
