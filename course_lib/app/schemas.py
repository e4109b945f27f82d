"""What comes in and what goes out, as JSON.

What goes out names its fields one by one: no schema has a password or a hash of one, so none can
get out, whatever columns a model gets later. What comes in refuses fields that it does not know,
and values that one of the databases could not store: a NUL character, a number beyond INTEGER.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    EmailStr,
    Field,
    Secret,
    StrictBool,
    StringConstraints,
)

LARGEST_ID = 2**31 - 1
"""The largest INTEGER of PostgreSQL. SQLite takes more, and neither takes any number."""


def _whole_number(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value


# No spaces and no control characters: a username is read out, linked to and compared.
Username = Annotated[
    str,
    StringConstraints(min_length=1, max_length=50, pattern=r"^[^\s\x00-\x1f\x7f]+$"),
    Field(examples=["eva"]),
]
# EmailStr writes the domain in lower case. We do the same with what stands before the @: the two
# are one mailbox wherever people really have one, and the column is unique letter by letter.
Email = Annotated[EmailStr, AfterValidator(str.lower), Field(max_length=254)]
# Long enough not to be guessed; not so long that hashing it takes the server's time.
# A Secret shows asterisks in a log; get_secret_value() gives what was sent.
Password = Secret[Annotated[str, StringConstraints(min_length=8, max_length=128)]]
Title = Annotated[
    str,
    StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00]+$"),
    Field(examples=["Hello"]),
]
Body = Annotated[
    str,
    StringConstraints(max_length=50_000, pattern=r"^[^\x00]*$"),
    Field(examples=["What there is to say."]),
]
# For JSON 5.0 is an integer and "5" is not.
Id = Annotated[int, Field(ge=1, le=LARGEST_ID, strict=True), BeforeValidator(_whole_number)]


def missing() -> Any:
    """The default of a field that may be left out of a PATCH, but may not be null.

    Nobody uses it: a PATCH is read with `model_dump(exclude_unset=True)`. Who forgets that sends
    NULL, and hears of it from the database.
    """
    return None


class Incoming(BaseModel):
    """What a client sends. A field that is not known is an error, not a field that is ignored."""

    model_config = ConfigDict(extra="forbid")


class Outgoing(BaseModel):
    """What a client gets, read from the attributes of an object."""

    model_config = ConfigDict(from_attributes=True)


class UserCreate(Incoming):
    """A new user."""

    username: Username
    email: Email
    password: Password


class UserPatch(Incoming):
    """Changes to a user. What is left out stays as it is."""

    username: Username = Field(default_factory=missing)
    email: Email = Field(default_factory=missing)
    is_active: StrictBool = Field(default_factory=missing)


class UserPublic(Outgoing):
    """A user as everybody may see them."""

    id: int
    username: str
    email: str
    is_active: bool
    created_at: datetime
    updated_at: datetime


class UserPage(BaseModel):
    """Some users in the order of their ids; the next page begins after `next`, null at the end."""

    items: list[UserPublic]
    next: int | None


class Author(Outgoing):
    """Who wrote a post."""

    id: int
    username: str


class PostCreate(Incoming):
    """A new post."""

    title: Title
    body: Body | None = None
    author_id: Id


class PostPatch(Incoming):
    """Changes to a post, and the version of it that the editor saw. A null body is no body."""

    version: Id
    title: Title = Field(default_factory=missing)
    body: Body | None = None


class PostPublic(Outgoing):
    """A post with its author."""

    id: int
    title: str
    body: str | None
    views: int
    created_at: datetime
    version: int
    author: Author


class PostPage(BaseModel):
    """Some posts in the order of their ids; the next page begins after `next`, null at the end."""

    items: list[PostPublic]
    next: int | None


class Problem(BaseModel):
    """Why a request was refused."""

    detail: str


class ConflictProblem(Problem):
    """The request does not fit what is stored; `columns` are those whose value is taken."""

    columns: list[str] = []
