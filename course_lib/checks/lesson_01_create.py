"""The exercises of lesson 01, create."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from course_lib.app import Base, Post, Tag, User
from course_lib.app.models import post_tags

from .attempt import Attempt, LearnerError
from .exercise import Check, ErrorMessage, Exercise, Transaction

LESSON = "01_create"


def a_user() -> Sequence[Base]:
    """One user, with id 7."""
    return [User(id=7, username="runa", email="runa@example.org", hashed_password="h7")]


def a_user_with_a_post() -> Sequence[Base]:
    """Two users, one with a post that has a tag: what is there already must stay."""
    other = User(id=2, username="first", email="first@example.org", hashed_password="h2")
    user = User(id=7, username="runa", email="runa@example.org", hashed_password="h7")
    return [other, user, Post(id=3, title="Before", author=user, tags=[Tag(id=4, name="old")])]


def a_tagged_post() -> Sequence[Base]:
    """A post with the tag "async", which has id 11, among tags whose names are nearly the same."""
    user = User(id=7, username="runa", email="runa@example.org", hashed_password="h7")
    near = [Tag(id=n, name=name) for n, name in enumerate(("Async", "async-io", "asXnc"), 12)]
    return [Post(id=3, title="Before", author=user, tags=[Tag(id=11, name="async")]), *near]


def _stored_users() -> Any:
    return select(User.username, User.email, User.hashed_password).order_by(User.id)


# create_user


async def _stores_one_user(attempt: Attempt) -> None:
    user = await attempt.call(" søren O'Neil", "Soren.ONeil@Example.org", "Hash of Søren")
    attempt.expect_object(user, User)
    await attempt.expect_rows(
        _stored_users(),
        [(" søren O'Neil", "Soren.ONeil@Example.org", "Hash of Søren")],
        "The users table does not hold the one row that was asked for.",
    )
    attempt.expect_object(
        user,
        User,
        id=1,
        username=" søren O'Neil",
        email="Soren.ONeil@Example.org",
        hashed_password="Hash of Søren",
        is_active=True,
    )


async def _stores_another_user(attempt: Attempt) -> None:
    user = await attempt.call("Ama", "ama@example.org", "hash-of-ama")
    await attempt.expect_rows(
        _stored_users(),
        [("runa", "runa@example.org", "h7"), ("Ama", "ama@example.org", "hash-of-ama")],
        "After creating Ama, the users table does not hold the old row and the new one.",
    )
    attempt.expect_object(user, User, id=8, username="Ama", email="ama@example.org")


async def _lets_a_taken_email_be_an_error(attempt: Attempt) -> None:
    await attempt.call_expecting(
        (IntegrityError,),
        "other",
        "runa@example.org",
        "h",
        because="The email is taken by runa. Here that is the caller's to deal with: let the "
        "IntegrityError out, and leave the other row alone.",
    )


create_user = Exercise(
    name="create_user",
    lesson=LESSON,
    title="Create one user",
    asks="Insert one user and return it with its id. Flush; the caller commits.",
    parameters=("db", "username", "email", "hashed_pw"),
    transaction=Transaction.FLUSH,
    budget=1,
    hints=(
        "Three steps: make a `User`, hand it to the session, have the session send it.",
        "`db.add(user)` only hands it over, and needs no `await`. `await db.flush()` sends the "
        "INSERT. The field is called `hashed_password`.",
        "After the flush `user.id` is set: the INSERT returned it. Return `user`; no refresh, no "
        "commit.",
    ),
    checks=(
        Check("One row is written, and its object comes back.", _stores_one_user),
        Check("Other values and other rows make no difference.", _stores_another_user, a_user),
        Check("A taken email is an error.", _lets_a_taken_email_be_an_error, a_user),
    ),
    praise="One INSERT was enough: it returned the id, so there was nothing to refresh. The "
    "caller can still roll back.",
)


# create_post_with_tags


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
    lesson=LESSON,
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
            "`tags` was given strings; it holds Tag objects.",
            "Make a `Tag(name=name)` of each name.",
        ),
    ),
)


# register_user


async def _registers_a_new_user(attempt: Attempt) -> None:
    # The name is taken, and so is the email but for its capitals: neither matters.
    user = await attempt.call("runa", "Runa@example.org", "hash-of-ama")
    attempt.expect(
        user is not None,
        f"`{attempt.called}` returned None, but this email is free.",
        mistake="refused_free_email",
        next_step="Only the very same email is taken: a username may be used twice, and capitals "
        "make another email.",
    )
    attempt.expect_object(user, User)
    await attempt.expect_rows(
        _stored_users(),
        [("runa", "runa@example.org", "h7"), ("runa", "Runa@example.org", "hash-of-ama")],
        "The email was free, and the users table does not hold the new row.",
    )
    attempt.expect_object(user, User, id=8, username="runa", email="Runa@example.org")
    again = await attempt.call("runa", "Runa@example.org", "hash-of-ama")
    attempt.expect_none(
        again,
        "the same call a second time finds the email taken.",
        mistake="taken_email_not_refused",
    )


async def _answers_none_for_a_taken_email(attempt: Attempt) -> None:
    earlier = User(username="kim", email="kim@example.org", hashed_password="h8")
    attempt.db.add(earlier)
    await attempt.db.flush()
    user = await attempt.call("other", "runa@example.org", "h9")
    attempt.expect_none(user, "the email is taken.", mistake="taken_email_not_refused")
    await attempt.expect_rows(
        _stored_users(),
        [("runa", "runa@example.org", "h7"), ("kim", "kim@example.org", "h8")],
        "The caller had created kim before, in the same transaction. After the taken email the "
        "table should hold runa and kim.",
        mistake="lost_earlier_work",
        next_step="Undo only your own INSERT: flush inside `async with db.begin_nested():`.",
    )
    attempt.db.add(User(username="later", email="later@example.org", hashed_password="h10"))
    await attempt.db.flush()


async def _holds_in_a_race(attempt: Attempt) -> None:
    somebody = {
        "id": 50,
        "username": "quicker",
        "email": "ama@example.org",
        "hashed_password": "h",
        "created_at": "2024-03-01 10:00:00.000000",
        "updated_at": "2024-03-01 10:00:00.000000",
    }
    try:
        with attempt.somebody_inserts("users", **somebody):
            user = await attempt.call("Ama", "ama@example.org", "hash-of-ama")
    except LearnerError as raised:
        attempt.expect(
            not isinstance(raised.__cause__, IntegrityError),
            "Somebody else took the email after your look-up and before your INSERT, and the "
            "IntegrityError left the function.",
            mistake="check_then_insert",
            next_step="Only the INSERT itself knows whether the email is free: send it in a "
            "savepoint, and catch its IntegrityError.",
        )
        raise
    attempt.expect_none(
        user,
        "somebody else took the email just before the INSERT.",
        mistake="taken_email_not_refused",
        next_step="Is the answer that of a look-up before the INSERT? Let the INSERT decide.",
    )


async def _raises_other_errors(attempt: Attempt) -> None:
    await attempt.call_expecting(
        (IntegrityError, ValueError),
        None,
        "no-name@example.org",
        "h",
        because="The email is free here; the username is None, which no row may have. None says "
        "that the email is taken, so any other error has to reach the caller: look at "
        "`error.orig`, and `raise` what is not a taken email.",
    )


register_user = Exercise(
    name="register_user",
    lesson=LESSON,
    title="Register a user whose email may be taken",
    asks="Insert a user and return it, or return None where the email is taken, with the "
    "caller's session and earlier work intact. Flush; the caller commits.",
    parameters=("db", "username", "email", "hashed_pw"),
    transaction=Transaction.FLUSH,
    hints=(
        "Looking first does not help: somebody may take the email between your look-up and your "
        "INSERT. Try the INSERT, and treat its IntegrityError as the answer.",
        "An error in a flush spoils the caller's transaction, unless the flush stood inside "
        "`async with db.begin_nested():`. Put the `try` around that block.",
        "Not every IntegrityError is a taken email. `error.orig.sqlite_errorname` is "
        '"SQLITE_CONSTRAINT_UNIQUE" for a taken one: return None then, else `raise`.',
    ),
    checks=(
        Check("A free email gives a user.", _registers_a_new_user, a_user),
        Check("A taken email gives None.", _answers_none_for_a_taken_email, a_user),
        Check("Somebody may be quicker.", _holds_in_a_race, a_user),
        Check("Other errors are raised.", _raises_other_errors, a_user),
    ),
    praise="The database decided, not a look-up, and the caller's work is still there.",
    errors=(
        ErrorMessage(
            IntegrityError,
            "users.email",
            "taken_email_raises",
            "The email was taken, and the IntegrityError left the function; None was asked for.",
            "Catch it, around a savepoint that holds the flush.",
        ),
    ),
)


# create_users_bulk


def _rows(count: int) -> list[dict[str, str]]:
    return [
        {
            "username": f"O'Neil {n % 7} ",
            "email": f"User{n}@Example.org",
            "hashed_password": f"Hash {n}",
        }
        for n in range(count)
    ]


async def _inserts_many(attempt: Attempt) -> None:
    rows = _rows(700)
    count = await attempt.call(rows)
    await attempt.expect_rows(
        select(func.count()).select_from(User),
        [(700,)],
        "700 rows were given, and the users table does not hold 700.",
    )
    came = await attempt.rows(
        select(User.username, User.email, User.hashed_password, User.is_active).order_by(User.id)
    )
    wrong = [
        (given, row)
        for given, row in zip(rows, came, strict=True)
        if row != (given["username"], given["email"], given["hashed_password"], True)
    ]
    attempt.expect(
        not wrong,
        "The rows of the users table are not those that were given.",
        mistake="wrong_rows",
        given=wrong[0][0] if wrong else None,
        stored=wrong[0][1] if wrong else None,
    )
    attempt.expect_value(count, 700)


async def _inserts_nothing(attempt: Attempt) -> None:
    try:
        count = await attempt.call([])
    except LearnerError as raised:
        attempt.expect(
            not isinstance(raised.__cause__, IntegrityError),
            "The list was empty: `insert(User)` then tries to insert one row of defaults, and the "
            "database refused it.",
            mistake="default_row",
            next_step="Return 0 before the INSERT where there are no rows.",
        )
        raise
    attempt.expect(
        not any(each.counted for each in attempt.statements),
        "The list was empty, and yet an INSERT was sent.",
        mistake="default_row",
        next_step="Without rows, `insert(User)` means one row of defaults. Return 0 before it.",
    )
    attempt.expect_value(count, 0)


async def _lets_a_taken_email_out(attempt: Attempt) -> None:
    rows = [{**row, "email": "runa@example.org"} for row in _rows(1)]
    await attempt.call_expecting(
        (IntegrityError,),
        [*_rows(2), *rows],
        because="One of the emails is taken. Nothing was asked about that: leave the error to the "
        "caller, and the row that is there as it is.",
    )


create_users_bulk = Exercise(
    name="create_users_bulk",
    lesson=LESSON,
    title="Create many users at once",
    asks="Insert a user for each dict with one statement, none for an empty list, and return how "
    "many. The caller commits.",
    parameters=("db", "rows"),
    transaction=Transaction.FLUSH,
    budget=1,
    hints=(
        "`db.add_all` sends one INSERT for each object here. Which call takes a list of dicts?",
        "`await db.execute(insert(User), rows)` sends one statement with all the sets of values.",
        "An empty list is a trap: `insert(User)` without values means one row of defaults. "
        "Return 0 before it comes to that.",
    ),
    checks=(
        Check("Seven hundred rows are written.", _inserts_many),
        Check("An empty list writes nothing.", _inserts_nothing),
        Check("A taken email is an error.", _lets_a_taken_email_out, a_user),
    ),
    praise="Seven hundred rows went in one statement.",
    budget_step="One `insert(User)` takes the whole list: `await db.execute(insert(User), rows)`.",
)


# upsert_tag


async def _inserts_a_new_tag(attempt: Attempt) -> None:
    tag = await attempt.call("sqlite")
    await attempt.expect_rows(
        select(Tag.name).order_by(Tag.id),
        [("async",), ("Async",), ("async-io",), ("asXnc",), ("sqlite",)],
        "The tags table should hold the old tags and the new one.",
    )
    attempt.expect_object(tag, Tag, name="sqlite")


async def _finds_the_old_tag(attempt: Attempt) -> None:
    tag = await attempt.call("async")
    attempt.expect(
        tag is not None,
        "The tag was there already, and the function returned None.",
        mistake="returned_nothing",
        next_step="`on_conflict_do_nothing` with RETURNING returns no row where there is a "
        "conflict; `on_conflict_do_update` does, or you select the tag afterwards.",
    )
    await attempt.expect_rows(
        select(Tag.id, Tag.name).order_by(Tag.id),
        [(11, "async"), (12, "Async"), (13, "async-io"), (14, "asXnc")],
        "The tag was there already, with id 11; after the call the rows are others.",
        mistake="replaced_row",
        next_step="Keep the row: what points to it (the links to posts) must still find it.",
    )
    await attempt.expect_rows(
        select(post_tags.c.post_id, post_tags.c.tag_id),
        [(3, 11)],
        "The post that had the tag has lost it.",
        mistake="replaced_row",
    )
    attempt.expect_object(tag, Tag, id=11, name="async")


async def _takes_the_name_as_it_is(attempt: Attempt) -> None:
    for name in (" C++ Tips", "async_io"):
        tag = await attempt.call(name)
        attempt.expect_object(tag, Tag, name=name)


async def _survives_a_race(attempt: Attempt) -> None:
    try:
        with attempt.somebody_inserts("tags", id=70, name="new"):
            tag = await attempt.call("new")
    except LearnerError as raised:
        attempt.expect(
            not isinstance(raised.__cause__, IntegrityError),
            "Somebody else inserted the tag after your look-up and before your INSERT, and the "
            "IntegrityError left the function.",
            mistake="check_then_insert",
            next_step="Let the INSERT itself deal with the conflict: `on_conflict_do_update`.",
        )
        raise
    attempt.expect_object(tag, Tag, id=70, name="new")


upsert_tag = Exercise(
    name="upsert_tag",
    lesson=LESSON,
    title="Insert a tag, or find it",
    asks="Return the tag of that name: inserted if it is new, the row that is there if not. The "
    "caller commits.",
    parameters=("db", "name"),
    transaction=Transaction.FLUSH,
    budget=2,
    hints=(
        "Looking first leaves a gap for somebody else. Which INSERT knows what to do when the "
        "name is there?",
        "`insert` from `sqlalchemy.dialects.sqlite` has `on_conflict_do_update(index_elements="
        "[Tag.name], set_=…)`; setting the name to itself keeps the row.",
        "Add `.returning(Tag)` and send it with `await db.scalar(statement)`: with DO UPDATE the "
        "row comes back in both cases.",
    ),
    checks=(
        Check("A new name is inserted.", _inserts_a_new_tag, a_tagged_post),
        Check("A name that is there keeps its row.", _finds_the_old_tag, a_tagged_post),
        Check("A name is taken as it is.", _takes_the_name_as_it_is, a_tagged_post),
        Check("Somebody may be quicker.", _survives_a_race, a_tagged_post, budgeted=False),
    ),
    praise="The database itself settled it, so there is no gap for somebody else.",
    errors=(
        ErrorMessage(
            IntegrityError,
            "tags.name",
            "taken_name_raises",
            "The tag was there already, and the IntegrityError left the function.",
            "Say in the INSERT what a conflict means: `on_conflict_do_update`.",
        ),
    ),
)


EXERCISES = (create_user, create_post_with_tags, register_user, create_users_bulk, upsert_tag)
