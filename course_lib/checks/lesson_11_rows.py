"""The capstone's tables, as its specification names them, and rows that no learner has seen."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from .own_tables import Rows

TABLES = ("teachers", "workshops", "workshop_teachers", "bookings")


def _on(day: int) -> date:
    return date(2031, 3, day)


def no_rows() -> Rows:
    """Every table, and nothing in it."""
    return {table: [] for table in TABLES}


def evenings() -> Rows:
    """Seven workshops, put in in no order. In order they are 4, 20, 7, 9, 12, 2, 15.

    | workshop | | seats left | teachers | bookings |
    |---|---|---|---|---|
    | 4 Clay | 2nd | 1 | | |
    | 20 Ink | 2nd | 2 | | |
    | 7 Film | 7th | 10 | Ana | omar |
    | 9 Chess | 7th | 0 | Béla, Chidi | ada, mei |
    | 12 Bread | 7th | 4 | Ana, Béla | ada, zoe |
    | 2 Knots | 9th | 5 | all three | |
    | 15 Jazz | 9th | 3 | Chidi | omar |
    """
    workshops = [
        (12, "Bread", 7, 4),
        (4, "Clay", 2, 1),
        (9, "Chess", 7, 0),
        (7, "Film", 7, 10),
        (20, "Ink", 2, 2),
        (15, "Jazz", 9, 3),
        (2, "Knots", 9, 5),
    ]
    taught = [(12, 3), (12, 5), (7, 3), (9, 8), (9, 5), (2, 3), (2, 5), (2, 8), (15, 8)]
    booked = [(31, 12, "ada"), (32, 9, "ada"), (33, 9, "mei"), (34, 7, "omar"), (35, 15, "omar")]
    booked.append((40, 12, "zoe"))
    return {
        "teachers": [
            {"id": 3, "name": "Ana"},
            {"id": 5, "name": "Béla"},
            {"id": 8, "name": "Chidi"},
        ],
        "workshops": [
            {"id": key, "title": title, "starts_on": _on(day), "seats_left": seats}
            for key, title, day, seats in workshops
        ],
        "workshop_teachers": [
            {"workshop_id": workshop, "teacher_id": teacher} for workshop, teacher in taught
        ],
        "bookings": [
            {"id": key, "workshop_id": workshop, "email": f"{name}@example.org"}
            for key, workshop, name in booked
        ],
    }


IN_ORDER = [4, 20, 7, 9, 12, 2, 15]
ON = {row["id"]: row["starts_on"] for row in evenings()["workshops"]}
SEATS = {row["id"]: row["seats_left"] for row in evenings()["workshops"]}
MANY = 300


@cache
def many() -> Rows:
    """300 workshops, three on a day, each with two of ten teachers and two bookings."""
    keys = range(1, MANY + 1)
    return {
        "teachers": [{"id": number, "name": f"teacher {number}"} for number in range(1, 11)],
        "workshops": [
            {
                "id": key,
                "title": f"Workshop {key}",
                "starts_on": _on(1) + timedelta(days=key // 3),
                "seats_left": 5,
            }
            for key in keys
        ],
        "workshop_teachers": [
            {"workshop_id": key, "teacher_id": 1 + (key + step) % 10}
            for key in keys
            for step in (0, 3)
        ],
        "bookings": [
            {"id": 2 * key + step, "workshop_id": key, "email": f"{name}@example.org"}
            for key in keys
            for step, name in enumerate(("ada", "mei"))
        ],
    }
