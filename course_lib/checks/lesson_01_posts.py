"""A post and its tags, in the exercises of lesson 01."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from course_lib.app import Base, Post, Tag, User
from course_lib.app.models import post_tags

from .attempt import Attempt
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_01_rows import a_user


def a_user_with_a_post() -> Sequence[Base]:
    """Two users, one with a post that has a tag: what is there already must stay."""
    other = User(id=2, username="first", email="first@example.org", hashed_password="h2")
    user = User(id=7, username="runa", email="runa@example.org", hashed_password="h7")
    return [other, user, Post(id=3, title="Before", author=user, tags=[Tag(id=4, name="old")])]


async def _stores_a_tagged_post(attempt: Attempt) -> None:
    author = await attempt.get(User, 7)
    post = await attempt.call(author, "Flush or commit?", ["async c++", " C'est la vie"])
    attempt.expect_object(post, Post)
    await attempt.expect_rows(
        select(Post.title, Post.author_id, Post.body).order_by(Post.id),
        [("Before", 7, None), ("Flush or commit?", 7, None)],
        "The posts table should hold the old row and the one that was asked for.",
    )
    await attempt.expect_rows(
        select(User.id, User.username).order_by(User.id),
        [(2, "first"), (7, "runa")],
        "No user was to be changed.",
    )
    await attempt.expect_rows(
        select(Tag.name).where(Tag.id != 4).order_by(Tag.name),
        [(" C'est la vie",), ("async c++",)],
        "The tags table does not hold one new row for each name.",
        next_step="Each name becomes a `Tag(name=…)`.",
    )
    await attempt.expect_rows(
        select(Post.title, Tag.name)
        .select_from(post_tags)
        .join(Post, Post.id == post_tags.c.post_id)
        .join(Tag, Tag.id == post_tags.c.tag_id)
        .order_by(Post.id, Tag.name),
        [
            ("Before", "old"),
            ("Flush or commit?", " C'est la vie"),
            ("Flush or commit?", "async c++"),
        ],
        "The post and its tags are not linked in post_tags.",
        mistake="not_linked",
        next_step="Put the Tag objects into the post's `tags`: SQLAlchemy writes the links.",
    )
    attempt.expect_object(post, Post, title="Flush or commit?", author_id=7)
    names = sorted(tag.name for tag in attempt.read(post, "tags"))
    attempt.expect(
        names == [" C'est la vie", "async c++"],
        "`post.tags` of the post that came back does not hold its two tags.",
        mistake="wrong_values",
        next_step="Pass `tags=[…]` when you make the post.",
        tags=names,
    )


_NO_NAMES = (
    "There were no tag names this time. Give the list when the post is made, `Post(…, tags=[…])`: "
    "an empty one is then known to be empty, and need not be loaded."
)


async def _stores_a_post_without_tags(attempt: Attempt) -> None:
    author = await attempt.get(User, 7)
    post = await attempt.call(author, "No tags at all", [])
    await attempt.expect_rows(
        select(Post.title, Post.author_id).order_by(Post.id),
        [("No tags at all", 7)],
        "A post without tags was not stored as one row.",
    )
    await attempt.expect_rows(
        select(Tag.name), [], "No tag was asked for, and the tags table is not empty."
    )
    attempt.expect_object(post, Post, title="No tags at all", author_id=7)
    attempt.expect(
        list(attempt.read(post, "tags", next_step=_NO_NAMES)) == [],
        "`post.tags` of a post without tags should be an empty list.",
        mistake="wrong_values",
        next_step=_NO_NAMES,
    )


create_post_with_tags = Exercise(
    name="create_post_with_tags",
    lesson="01_create",
    title="Create a post with its tags",
    asks="Insert a post by `author` with one new tag for each name, and return it with its tags "
    "readable. Flush; the caller commits.",
    parameters=("db", "author", "title", "tag_names"),
    transaction=Transaction.FLUSH,
    hints=(
        "One `Post(…)` can carry everything: its author and a list of new `Tag` objects.",
        "`tags=[Tag(name=name) for name in tag_names]`. Adding the post adds the tags with it.",
        "Say who the author is on the post's side, `author=author`. `author.posts.append(post)` "
        "would first have to load all of the author's posts.",
    ),
    checks=(
        Check("Post, tags and links are written.", _stores_a_tagged_post, a_user_with_a_post),
        Check("An empty list of names is no special case.", _stores_a_post_without_tags, a_user),
    ),
    praise="The unit of work found the tags, put the INSERTs in order and wrote the links.",
    errors=(
        ErrorMessage(
            AttributeError,
            "'str' object has no attribute '_sa_instance_state'",
            "names_as_tags",
            "A relationship was given a string, and holds objects: `tags` holds Tag objects, "
            "`author` a User.",
            "Make a `Tag(name=name)` of each name, and hand `author` on as it came.",
        ),
        ErrorMessage(
            TypeError,
            "is not list-like",
            "tags_not_a_list",
            "`tags` was given another collection than a list.",
            "Square brackets make it one: `[Tag(name=name) for name in tag_names]`.",
        ),
    ),
)
