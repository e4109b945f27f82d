"""The exercises of lesson 06, eager loading."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy import inspect as inspect_object
from sqlalchemy.exc import ArgumentError, InvalidRequestError

from course_lib.app import Post, User

from .attempt import Attempt
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_06_blogs import MANY, RARE, a_big_blog, a_small_blog
from .lesson_06_loaded import authors_of, read_loaded, tags_of
from .slips import expect_objects, expect_statements

LESSON = "06_eager_loading"

_UNIQUE = ErrorMessage(
    InvalidRequestError,
    "The unique() method must be invoked",
    "unique_missing",
    "A `joinedload` of a collection repeats its parent in many rows, and the result was read "
    "without `.unique()`.",
    "`(await db.scalars(statement)).unique().all()`, or load collections with `selectinload`.",
)
_PATH = ErrorMessage(
    ArgumentError,
    "does not apply to any of the root entities",
    "option_path",
    "A loader option begins at a class that the statement does not select.",
    "Begin at the selected class, and go on from there in one chain: "
    "`selectinload(User.posts).selectinload(Post.comments)`.",
)
_LAZY = ErrorMessage(
    Exception,  # 2.0 and 2.1 raise different classes
    "greenlet_spawn has not been called",
    "lazy_load",
    "The function reads a relationship that was not loaded, and an attribute cannot await "
    "(MissingGreenlet).",
    "Give the statement a loader for each relationship that the function reads: `.options(…)`.",
)
_NONE = ErrorMessage(
    AttributeError,
    "'NoneType' object has no attribute",
    "none_not_handled",
    "There is no such row, so None came, and an attribute of None was read.",
    "Ask whether it is None before you go on with it, and return early.",
)


# list_posts_with_authors


async def _lists_posts_with_authors(attempt: Attempt) -> None:
    posts = await attempt.call()
    expect_objects(attempt, posts, Post, [5, 9, 14, 15, 21, 22], order="by id", frugal=False)
    attempt.expect_value(
        authors_of(attempt, posts),
        ["åsa", "ines", "åsa", "bo", "ines", "åsa"],
        message="`post.author` of the posts that came back is not who wrote them.",
    )


async def _lists_a_thousand_posts(attempt: Attempt) -> None:
    posts = await attempt.call()
    expect_statements(
        attempt,
        1,
        "`selectinload` asks for the authors in a second statement. Which loader brings them in "
        "the rows of the posts?",
    )
    attempt.expect_value(len(posts), MANY, message=f"There are {MANY} posts, and not all came.")
    authors_of(attempt, posts)


list_posts_with_authors = Exercise(
    name="list_posts_with_authors",
    lesson=LESSON,
    title="List the posts with their authors",
    asks="Return all posts by id, each with its author loaded, in one statement.",
    parameters=("db",),
    transaction=Transaction.READ,
    budget=1,
    hints=(
        "The author has to come with the posts. What a statement loads besides its own columns "
        "stands in `.options(…)`.",
        "`selectinload` would be a second statement. `joinedload(Post.author)` is the same one.",
        "`select(Post).options(joinedload(Post.author)).order_by(Post.id)`, then `db.scalars(…)` "
        "and `.all()`.",
    ),
    checks=(
        Check(
            "All posts come, each with its author.",
            _lists_posts_with_authors,
            a_small_blog,
            budgeted=False,
        ),
        Check("A thousand posts take one statement too.", _lists_a_thousand_posts, a_big_blog),
    ),
    praise="One statement, for six posts as for a thousand: the authors came in the same rows.",
    errors=(_LAZY,),
)


# get_post_with_author


async def _gets_a_post(attempt: Attempt) -> None:
    post = await attempt.call(14)
    attempt.expect_object(post, Post, id=14, title="Waiting")
    author = read_loaded(attempt, post, "author")
    expect_statements(
        attempt,
        1,
        "`selectinload`, `awaitable_attrs` and `refresh` send a statement of their own for the "
        "author. Which loader brings it in the post's own row?",
    )
    attempt.expect_object(author, User, id=7, username="åsa")


async def _gets_a_post_that_is_held(attempt: Attempt) -> None:
    held = await attempt.get(Post, 9)
    held.title = "Joining, revised"
    post = await attempt.call(9)
    attempt.expect_object(post, Post, id=9)
    attempt.expect(
        post is held,
        "The session held the post already, and another object came back for the same row.",
        mistake="another_object",
        next_step="Leave what the session holds where it is: no `expunge`, no session of your own.",
    )
    attempt.expect(
        "author" not in inspect_object(post).unloaded,
        "The session held the post already, without its author, and the author is still not "
        "loaded: a caller who reads `post.author` gets MissingGreenlet.",
        mistake="get_ignores_options" if not _asked_for(attempt, "users") else "lazy_load",
        next_step="`db.get` gives an object that the session holds without looking at its options. "
        "A `select` always asks the database, and its options count.",
    )
    attempt.expect_object(attempt.read(post, "author"), User, id=3, username="ines")
    attempt.expect(
        attempt.read(post, "title") == "Joining, revised",
        "The caller had changed the post's title, not flushed yet, and the change is lost.",
        mistake="lost_change",
        next_step="`refresh` and `expire` overwrite what the caller has changed. A `select` "
        "flushes it first.",
        title=post.title,
    )


def _asked_for(attempt: Attempt, table: str) -> bool:
    """Whether the latest call sent a SELECT that names the table."""
    return any(each.kind == "SELECT" and table in each.sql for each in attempt.statements)


async def _finds_no_post(attempt: Attempt) -> None:
    attempt.expect_none(await attempt.call(13), "there is no post 13.")


get_post_with_author = Exercise(
    name="get_post_with_author",
    lesson=LESSON,
    title="Get one post with its author",
    asks="Return the post of that id with its author loaded, or None, in one statement; also where "
    "the session holds the post already.",
    parameters=("db", "post_id"),
    transaction=Transaction.READ,
    budget=1,
    hints=(
        "`db.get` with options works until somebody has loaded the post before. What always asks "
        "the database?",
        "`select(Post).where(Post.id == post_id)`, with the option that loads a single related "
        "object in the same statement.",
        "`await db.scalar(statement)` gives the object, or None where there is no row.",
    ),
    checks=(
        Check("The post comes with its author.", _gets_a_post, a_small_blog),
        Check("Without such a post, None comes.", _finds_no_post, a_small_blog),
        Check(
            "A post that the session holds gets its author too.",
            _gets_a_post_that_is_held,
            a_small_blog,
            budgeted=False,  # the caller's change is flushed on the way
        ),
    ),
    praise="It does not matter what the session held before: the statement was sent, and the "
    "author came with it.",
    errors=(_LAZY, _NONE),
)


# list_users_with_posts_and_comments


async def _lists_the_tree(attempt: Attempt) -> None:
    users = await attempt.call()
    expect_objects(attempt, users, User, [3, 7, 12, 20], order="by id", frugal=False)
    for user, posts in zip(users, ([9, 21], [5, 14, 22], [15], []), strict=True):
        came = sorted(attempt.read(post, "id") for post in read_loaded(attempt, user, "posts"))
        attempt.expect_value(
            came,
            posts,
            message=f"The posts of {user.username} should be those with the ids {posts}.",
            mistake="partial_collection",
            next_step="A collection that is filled from a filtered join holds only what matched. "
            "`selectinload` loads all of it.",
        )
    comments = {5: [31, 33, 35], 9: [32], 15: [34]}
    for post in (post for user in users for post in user.posts):
        came = sorted(attempt.read(each, "id") for each in read_loaded(attempt, post, "comments"))
        attempt.expect_value(
            came,
            comments.get(post.id, []),
            message=f"The comments of post {post.id} are not those that it has.",
            mistake="partial_collection",
        )


async def _lists_a_big_tree(attempt: Attempt) -> None:
    users = await attempt.call()
    expect_statements(
        attempt,
        4,
        "Users, posts, and comments twice, as 1,000 posts are two chunks of keys: which of the "
        "statements below is another?",
    )
    attempt.expect_value(len(users), 10, message="There are 10 users, and not all came.")
    posts = [post for user in users for post in read_loaded(attempt, user, "posts")]
    count = sum(len(read_loaded(attempt, post, "comments")) for post in posts)
    attempt.expect_value(
        (len(posts), count),
        (MANY, 1500),
        message="Ten users have 1,000 posts with 1,500 comments; not all are in the tree.",
    )


list_users_with_posts_and_comments = Exercise(
    name="list_users_with_posts_and_comments",
    lesson=LESSON,
    title="List the users with their posts and comments",
    asks="Return all users by id, with their posts and the posts' comments loaded, in three "
    "statements and one more for every further 500 posts.",
    parameters=("db",),
    transaction=Transaction.READ,
    budget=4,
    hints=(
        "Two collections in a row: a path from the user over the posts to the comments.",
        "A loader has loaders as methods: the second link of the chain is appended with a dot.",
        "`selectinload(User.posts).selectinload(Post.comments)` in the `options` of "
        "`select(User).order_by(User.id)`.",
    ),
    checks=(
        Check(
            "All users come, with all posts and comments.",
            _lists_the_tree,
            a_small_blog,
            budgeted=False,
        ),
        Check("The statements do not grow with the rows.", _lists_a_big_tree, a_big_blog),
    ),
    praise="The whole tree came level by level, users without posts included.",
    errors=(_LAZY, _UNIQUE, _PATH),
)


# list_posts_by_tag


async def _lists_posts_by_tag(attempt: Attempt) -> None:
    posts = await attempt.call("orm")
    expect_objects(
        attempt,
        posts,
        Post,
        [15, 9, 5, 22],
        order="newest first, and of two with the same time the higher id first",
        frugal=False,
    )
    for post, names in zip(
        posts, (["ORM", "orm", "sql"], ["orm"], ["orm", "sql"], ["orm", "sql"]), strict=True
    ):
        came = tags_of(attempt, post)
        attempt.expect_value(
            came,
            names,
            message=f"Post {post.id} carries the tags {', '.join(names)}, and its `post.tags` "
            f"holds {', '.join(came) or 'none'}.",
            mistake="partial_collection",
            next_step="`post.tags` was filled from the filtered join, so it holds only what "
            "matched. Let the join filter, and `selectinload(Post.tags)` load.",
        )
    attempt.expect_value(authors_of(attempt, posts), ["bo", "ines", "åsa", "åsa"])


async def _finds_no_tagged_post(attempt: Attempt) -> None:
    for name in ("draft", "nothing"):
        posts = await attempt.call(name)
        attempt.expect(
            posts is not None,
            f"No post carries the tag {name!r}: an empty list was asked for, and None came.",
            mistake="none_for_empty",
            next_step="Return the list as it is, also where it is empty.",
        )
        expect_objects(attempt, posts, Post, [], frugal=False)


async def _lists_a_rare_tag(attempt: Attempt) -> None:
    posts = await attempt.call("rare")
    expect_statements(
        attempt, 3, "One for the posts, one for the tags, one for the authors at most."
    )
    attempt.expect(
        attempt.received < MANY,
        f"40 of 1,000 posts carry the tag, and the database gave {attempt.received} rows.",
        mistake="filtered_in_python",
        next_step="Let the database choose: the condition belongs in `.where(…)`.",
    )
    newest = [2 * number + 1 for number in range(MANY - RARE, -1, -RARE)]
    expect_objects(attempt, posts, Post, newest, order="newest first", frugal=False)
    authors_of(attempt, posts)
    for post in posts:
        tags_of(attempt, post)


list_posts_by_tag = Exercise(
    name="list_posts_by_tag",
    lesson=LESSON,
    title="List the posts that carry a tag",
    asks="Return the posts with this tag, newest first, each with its author and all of its tags "
    "loaded, in three statements at most.",
    parameters=("db", "name"),
    transaction=Transaction.READ,
    budget=3,
    hints=(
        "Two jobs: choose the posts, and load what belongs to them. A loader never chooses.",
        "Choose with `.join(Post.tags).where(Tag.name == name)`. Load the tags with a loader that "
        "does not use that join.",
        "`.options(joinedload(Post.author), selectinload(Post.tags))` and "
        "`.order_by(Post.created_at.desc(), Post.id.desc())`.",
    ),
    checks=(
        Check(
            "The posts with the tag come, with all of their tags.",
            _lists_posts_by_tag,
            a_small_blog,
            budgeted=False,
        ),
        Check(
            "A tag without posts gives an empty list.",
            _finds_no_tagged_post,
            a_small_blog,
            budgeted=False,
        ),
        Check("A thousand posts make no difference.", _lists_a_rare_tag, a_big_blog),
    ),
    praise="The join chose the posts, the loader brought all of their tags.",
    errors=(_LAZY, _UNIQUE, _NONE),
)


# post_headlines


@contextmanager
def _counting_objects(attempt: Attempt) -> Iterator[Callable[[], int]]:
    """Count the objects that the session builds from rows inside the block."""
    loaded: list[Any] = []

    def count(_session: Any, instance: Any) -> None:
        loaded.append(instance)

    event.listen(attempt.db.sync_session, "loaded_as_persistent", count)
    try:
        yield lambda: len(loaded)
    finally:
        event.remove(attempt.db.sync_session, "loaded_as_persistent", count)


def _expect_headlines(attempt: Attempt, rows: Any, expected: list[tuple[Any, ...]]) -> None:
    attempt.expect_not_none(rows)
    listed = isinstance(rows, Sequence) and not isinstance(rows, str)
    good = listed and all(
        isinstance(row, Sequence) and not isinstance(row, str) and len(row) == 3 for row in rows
    )
    attempt.expect(
        good,
        f"`{attempt.called}` should return a list of rows with three columns each.",
        mistake="wrong_type",
        next_step="Select the three columns, and send the statement with `db.execute`: `scalars` "
        "keeps only the first column of each row.",
        came_back=rows,
    )
    came = [tuple(row) for row in rows]
    attempt.expect(
        sorted(map(repr, came)) != sorted(map(repr, expected)) or came == expected,
        f"`{attempt.called}` returned the right rows in another order: newest first, and of two "
        "with the same time the higher id first.",
        mistake="wrong_order",
        next_step="Order by `Post.created_at.desc()`, then by `Post.id.desc()`.",
        expected=expected,
        came_back=came,
    )
    attempt.expect(
        came == expected
        or [_unordered(row) for row in came] != [_unordered(row) for row in expected],
        f"`{attempt.called}` returned the columns in another order than (id, title, username).",
        mistake="wrong_columns",
        next_step="The columns come in the order in which `select` names them.",
        came_back=came,
    )
    attempt.expect(
        len(came) == len({repr(row[0]) for row in came}),
        f"`{attempt.called}` returned the same post more than once, each time with another user.",
        mistake="not_joined",
        next_step="Two tables without a condition between them give every pair of their rows: "
        "`.join(Post.author)` leaves those that belong together.",
        came_back=came,
    )
    attempt.expect_value(
        came,
        expected,
        message=f"`{attempt.called}` did not return the (id, title, username) of the newest posts.",
        mistake="wrong_rows",
        next_step="Which posts are newest? Compare the ids, then the names.",
    )


def _unordered(row: tuple[Any, ...]) -> list[str]:
    return sorted(map(repr, row))


async def _gives_headlines(attempt: Attempt) -> None:
    with _counting_objects(attempt) as objects:
        rows = await attempt.call(4)
    _expect_headlines(
        attempt,
        rows,
        [
            (15, "100% lazy", "bo"),
            (21, "Naïve loops", "ines"),
            (9, "Joining", "ines"),
            (5, "Loading", "åsa"),
        ],
    )
    attempt.expect(
        objects() == 0,
        f"The rows are right, but {objects()} objects were made on the way; only columns were "
        "asked for.",
        mistake="loaded_objects",
        next_step="Select the columns: `select(Post.id, …)` in place of `select(Post)`, and "
        "`.join(Post.author)` for the name.",
    )


async def _gives_a_few_of_many(attempt: Attempt) -> None:
    rows = await attempt.call(5)
    expect_statements(attempt, 1, "A join brings the author's name in the same row.")
    attempt.expect(
        attempt.received <= 5,
        f"5 headlines were asked for, and the database gave {attempt.received} rows.",
        mistake="sliced_in_python",
        next_step="Let the database stop: `.limit(limit)`.",
    )
    expected = [(2 * n + 1, f"Post {n}", f"author{n % 10}") for n in range(MANY - 1, MANY - 6, -1)]
    _expect_headlines(attempt, rows, expected)


post_headlines = Exercise(
    name="post_headlines",
    lesson=LESSON,
    title="Headlines, columns only",
    asks="Return (id, title, username) of the `limit` newest posts as rows, without making "
    "objects, in one statement.",
    parameters=("db", "limit"),
    transaction=Transaction.READ,
    budget=1,
    hints=(
        "`select` takes columns as well as classes, and columns of two classes if they are joined.",
        "`select(Post.id, Post.title, User.username).join(Post.author)`; sent with `db.execute`, "
        "since several columns are wanted.",
        "`.order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)`, and `.all()` on the "
        "result.",
    ),
    checks=(
        Check("The newest come first, as columns.", _gives_headlines, a_small_blog, budgeted=False),
        Check("A few of a thousand come.", _gives_a_few_of_many, a_big_blog),
    ),
    praise="Three columns, no objects, and the database did the rest.",
)


# render_feed


def _line(title: str, author: str, tags: str) -> str:
    return f"{title} by {author} ({tags})"


def _expect_lines(attempt: Attempt, lines: Any, expected: list[str]) -> None:
    attempt.expect_not_none(lines)
    attempt.expect(
        isinstance(lines, list) and all(isinstance(line, str) for line in lines),
        f"`{attempt.called}` should return a list of strings.",
        mistake="wrong_type",
        next_step="Append one line for each post, and return the list.",
        came_back=lines,
    )
    attempt.expect(
        lines == expected or sorted(lines) != sorted(expected),
        f"`{attempt.called}` returned the right lines in another order.",
        mistake="wrong_order",
        next_step="Newest first, and of two with the same time the higher id: keep the order of "
        "the given statement.",
        expected=expected[:4],
        came_back=lines[:4],
    )
    attempt.expect(
        len(lines) == len(expected),
        f"`{attempt.called}` should return {len(expected)} lines, and returned {len(lines)}.",
        mistake="wrong_number_of_lines",
        next_step="A join of your own may drop or repeat posts, and then LIMIT counts its rows. "
        "The loaders do neither.",
    )
    different = [(a, b) for a, b in zip(lines, expected, strict=True) if a != b]
    came, wanted = different[0] if different else ("", "")
    attempt.expect(
        not different,
        "A line is not what the given function would have returned.",
        mistake="wrong_lines",
        next_step="Title, author, and the tags by name or `no tags`: which part differs?",
        expected=wanted,
        came_back=came,
    )


async def _renders_the_feed(attempt: Attempt) -> None:
    lines = await attempt.call(5)
    _expect_lines(
        attempt,
        lines,
        [
            _line("100% lazy", "bo", "ORM, orm, sql"),
            _line("Naïve loops", "ines", "no tags"),
            _line("Joining", "ines", "orm"),
            _line("Loading", "åsa", "orm, sql"),
            _line("Sessions", "åsa", "orm, sql"),
        ],
    )


async def _renders_a_long_feed(attempt: Attempt) -> None:
    lines = await attempt.call(60)
    expect_statements(
        attempt, 3, "One for the posts, one for the authors, one for the tags at most."
    )
    attempt.expect(
        attempt.received < MANY,
        f"60 lines were asked for, and the database gave {attempt.received} rows.",
        mistake="sliced_in_python",
        next_step="Leave the `.limit(limit)` in the statement.",
    )
    _expect_lines(attempt, lines, [_feed_line(number) for number in range(MANY - 1, MANY - 61, -1)])


def _feed_line(number: int) -> str:
    tags = ["all", "even", "rare"]
    carried = [True, number % 2 == 0, number % RARE == 0]
    names = ", ".join(name for name, is_there in zip(tags, carried, strict=True) if is_there)
    return _line(f"Post {number}", f"author{number % 10}", names)


render_feed = Exercise(
    name="render_feed",
    lesson=LESSON,
    title="Mend the feed",
    asks="Return the same lines with at most three statements, whatever the number of posts.",
    parameters=("db", "limit"),
    transaction=Transaction.READ,
    budget=3,
    hints=(
        "Two things are awaited inside the loop: the author and the tags. Both can be loaded "
        "before the loop begins.",
        "Give the first statement `.options(…)` with a loader for each. Which fits a single "
        "object, and which a collection?",
        "`newest.options(joinedload(Post.author), selectinload(Post.tags))`. In the loop, read "
        "`post.author.username` and `post.tags` without `await`.",
    ),
    checks=(
        Check("The lines are those of before.", _renders_the_feed, a_small_blog, budgeted=False),
        Check("A long feed sends no more than a short one.", _renders_a_long_feed, a_big_blog),
    ),
    praise="The statement says what the loop reads, so the loop awaits nothing.",
    errors=(
        _UNIQUE,
        _LAZY,
        ErrorMessage(
            InvalidRequestError,
            "is not available due to lazy='raise'",
            "refused_by_raiseload",
            "The loop reads a relationship that `raiseload` refuses, as no other option loads it.",
            "Add a loader for it: `selectinload(…)` beside `raiseload(…)`.",
        ),
    ),
)


EXERCISES = (
    list_posts_with_authors,
    get_post_with_author,
    list_users_with_posts_and_comments,
    list_posts_by_tag,
    post_headlines,
    render_feed,
)
