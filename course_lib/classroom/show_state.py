"""show_state: which of its five states an object is in, as a picture and in words."""

from __future__ import annotations

from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import InstanceState

from .face import Face, fenced, inline_code
from .values import mapped_state, object_name

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
    state = mapped_state(instance)
    if state is None:
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
    found: list[tuple[str, str, str]] = []
    for instance in instances:
        state = state_of(instance)
        name = object_name(instance, inspect(instance))
        found.append((name, state, f"{_WORDS[state]}{_more(instance)}"))
    states = {state for _, state, _ in found}
    text = "\n".join(f"{name} is {state}: {_plain(words)}" for name, state, words in found)
    words = "\n".join(
        f"- {inline_code(name)} is **{state}**: {words}" for name, state, words in found
    )
    return Face(f"{_line(states)}\n{text}", markdown=f"{_diagram(found, states)}\n\n{words}")


def _more(instance: Any) -> str:
    """What else is known of an object: marked for deletion, changed, expired."""
    state: InstanceState[Any] = inspect(instance)
    facts: list[str] = []
    if state.persistent and state.session is not None:
        if instance in state.session.deleted:
            facts.append("it is marked: the next flush sends its DELETE")
        # The history is read without loading anything.
        changed = [each.key for each in state.attrs if each.history.has_changes()]
        facts += [f"changed, not sent yet: {_listed(changed)}"] if changed else []
    columns = {column.key for column in state.mapper.column_attrs}
    expired = sorted(columns & state.expired_attributes)
    facts += [f"expired: {_listed(expired)}"] if expired else []
    return "".join(f" {fact[0].upper()}{fact[1:]}." for fact in facts)


def _listed(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _plain(words: str) -> str:
    return words.replace("`", "")


def _line(states: set[str]) -> str:
    names = [f"[{name}]" if name in states else name for name in _WORDS]
    return " -> ".join(names)


def _diagram(found: list[tuple[str, str, str]], states: set[str]) -> str:
    described = "; ".join(f"a {name.partition('(')[0]} is {state}" for name, state, _ in found)
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
