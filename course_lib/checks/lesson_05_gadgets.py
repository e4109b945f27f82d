"""Models and rows that no learner of lesson 05 has seen, for the checks of CRUDBase."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import CheckConstraint, ForeignKey, inspect, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Stock(DeclarativeBase):
    """A base beside the course's: only these two tables are in its databases."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}(id={inspect(self).dict.get('id')!r})"


class Shelf(Stock):
    """Its primary key is a text, which the caller chooses."""

    __tablename__ = "shelves"

    id: Mapped[str] = mapped_column(primary_key=True)
    room: Mapped[str]


class Gadget(Stock):
    """A server default, a unique column, one that may be NULL, a rule and a foreign key."""

    __tablename__ = "gadgets"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    note: Mapped[str | None]
    pieces: Mapped[int] = mapped_column(CheckConstraint("pieces >= 0"), server_default=text("5"))
    shelf_id: Mapped[str | None] = mapped_column(ForeignKey("shelves.id"))

    shelf: Mapped[Shelf | None] = relationship()

    def describe(self) -> str:
        """The name with the number, as a model has methods of its own."""
        return f"{self.name} ({self.pieces})"


def four_gadgets() -> Sequence[DeclarativeBase]:
    """Gaps between the ids; one without a note, one with none in stock."""
    return [
        Gadget(id=3, name="lamp", note="bright", pieces=2),
        Gadget(id=9, name="fan", note="spins", pieces=4),
        Gadget(id=10, name="pump", note=None, pieces=0),
        Gadget(id=40, name="ünit", note="spare", pieces=4),
    ]


def gadget_zero() -> Sequence[DeclarativeBase]:
    """One of them has the key 0, which Python calls false."""
    return [Gadget(id=0, name="anvil", pieces=1), *four_gadgets()]


def five_shelves() -> Sequence[DeclarativeBase]:
    """They were put up in no order."""
    return [Shelf(id=key, room=f"room {key[0]}") for key in ("C1", "A2", "D1", "A1", "B2")]


def many_shelves() -> Sequence[DeclarativeBase]:
    """More of them than a page has by default."""
    return [Shelf(id=f"S{number:03}", room="hall") for number in range(130, 0, -1)]


def both() -> Sequence[DeclarativeBase]:
    """Gadgets and shelves."""
    return [*four_gadgets(), *five_shelves()]
