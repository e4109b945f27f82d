"""What the routes take from the path and the query, and the answers that they describe."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Path, Query

from ..crud import Page
from ..schemas import LARGEST_ID, ConflictProblem, Problem

PathId = Annotated[int, Path(ge=1, le=LARGEST_ID)]
After = Annotated[int, Query(ge=0, le=LARGEST_ID, description="the `next` of the page before")]
Limit = Annotated[int, Query(ge=1, le=100, description="how many at most")]

Answers = dict[int | str, dict[str, Any]]

NOT_FOUND: Answers = {404: {"model": Problem, "description": "There is no such thing."}}
CONFLICT: Answers = {
    409: {"model": ConflictProblem, "description": "It does not fit what is stored."}
}
NO_JSON: Answers = {400: {"model": Problem, "description": "The body cannot be read."}}
BUSY: Answers = {
    503: {"model": Problem, "description": "The database is busy: send the request again."}
}


def page_out(page: Page[Any]) -> dict[str, Any]:
    """A page of the repository as the schemas have it: its cursor is the id of its last row."""
    return {"items": page.items, "next": page.next[0] if page.next else None}
