"""A post deleted, and a tag taken off one, in the exercises of lesson 04."""

from __future__ import annotations

from sqlalchemy.orm.exc import StaleDataError

from .attempt import Attempt
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_04_anew import deletes_new_posts, takes_a_new_tag_off
from .lesson_04_errors import (
    NO_SUCH_ROW,
    NOT_LOADED,
    RETURNING_HAS_ROWS,
    STATEMENT_OR_OBJECT,
)
from .lesson_04_rows import (
    ALL_TAGS,
    COMMENTS,
    LINKS,
    POSTS,
    TAGS,
    USERS,
    a_blog,
    expect_gone,
    ids,
)
from .slips import call_where_nothing_is_found

_ALL_LINKS = [(3, 2), (3, 5), (3, 9), (3, 12), (6, 5), (11, 2)]


async def _deletes_one_post(attempt: Attempt) -> None:
    deleted = await attempt.call(3)
    await expect_gone(attempt, POSTS, "Post", 3, [6, 9, 10, 11], "wrong_post")
    await attempt.expect_rows(
        COMMENTS, ids(2, 3, 20), "The comments on post 3 should be gone, and no other."
    )
    await attempt.expect_rows(TAGS, ALL_TAGS, "The tags of post 3 were to stay.")
    await attempt.expect_rows(
        LINKS, [(6, 5), (11, 2)], "The links of post 3 to its tags should be gone, and no other."
    )
    await attempt.expect_rows(USERS, ids(4, 7, 9, 15), "No user was to be deleted.")
    attempt.expect_value(deleted, True)


async def _deletes_a_bare_post(attempt: Attempt) -> None:
    deleted = await attempt.call(10)
    unlike = ", which has no comments and no tags,"
    await expect_gone(attempt, POSTS, "Post", 10, [3, 6, 9, 11], "wrong_post", unlike)
    attempt.expect_value(
        deleted, True, message="Post 10 has no comments and no tags, and was deleted: True."
    )


async def _says_that_there_is_no_such_post(attempt: Attempt) -> None:
    deleted = await call_where_nothing_is_found(attempt, 4, asked_for="False")
    await attempt.expect_rows(
        POSTS,
        ids(3, 6, 9, 10, 11),
        "There is no post 4, and yet a post was deleted.",
        mistake="wrong_post",
    )
    attempt.expect_value(
        deleted,
        False,
        message="There is no post 4: the answer is False.",
        next_step="Without an error the statement has deleted what there was, which may be no row. "
        "`rowcount` says how many.",
    )


delete_post = Exercise(
    name="delete_post",
    lesson="04_delete",
    title="Delete a post with one statement",
    asks="Delete the post with this id, with one statement whatever hangs on it. Return whether "
    "there was one. The caller commits.",
    parameters=("db", "post_id"),
    transaction=Transaction.FLUSH,
    budget=1,
    budget_step="`delete(Post).where(…)` needs no object and no SELECT before it: the database "
    "takes comments and links along, and the result knows how many rows there were.",
    hints=(
        "`db.delete(post)` needs the object, so it needs a SELECT. Which call needs none?",
        "`delete(Post).where(…)` is a statement: `await db.execute(…)` sends it.",
        "The result's `rowcount` says how many rows there were: compare it with 0, or with 1.",
    ),
    checks=(
        Check("The post goes, with comments and links.", _deletes_one_post, a_blog),
        Check("So does one without any.", _deletes_a_bare_post, a_blog),
        Check("A missing post is an answer.", _says_that_there_is_no_such_post, a_blog),
        Check(
            "A post that is new, and the id 0, are found.",
            deletes_new_posts,
            a_blog,
            budgeted=False,
        ),
    ),
    praise="One DELETE, and the database's own cascades did the rest.",
    errors=(NO_SUCH_ROW, NOT_LOADED, *STATEMENT_OR_OBJECT, RETURNING_HAS_ROWS),
)


async def _takes_one_tag_off(attempt: Attempt) -> None:
    had = await attempt.call(3, "orm")
    await attempt.expect_rows(
        TAGS,
        ALL_TAGS,
        "The tag itself was to stay: other posts have it too.",
        mistake="deleted_the_tag",
        next_step="Only the row in post_tags that joins this post to this tag has to go.",
    )
    await attempt.expect_rows(
        POSTS, ids(3, 6, 9, 10, 11), "No post was to be deleted.", mistake="wrong_post"
    )
    await attempt.expect_rows(
        LINKS,
        [each for each in _ALL_LINKS if each != (3, 2)],
        'Post 3 should lose the tag "orm" and keep "sql", "ORM" and "orm tips"; no other post '
        "should lose anything.",
        mistake="wrong_links",
        next_step="Tag 2 is the one: one row of `post_tags` has to go, the one with post 3 and tag "
        "2 in it. Which rows went instead, or beside it?",
    )
    attempt.expect_value(had, True)


async def _takes_capitals_as_they_are(attempt: Attempt) -> None:
    had = await attempt.call(3, "ORM")
    await attempt.expect_rows(
        LINKS,
        [each for each in _ALL_LINKS if each != (3, 9)],
        'Post 3 should lose the tag "ORM" and keep "orm", which is another tag.',
        mistake="wrong_links",
        next_step="Compare the name as it is given: `Tag.name == tag_name`.",
    )
    attempt.expect_value(had, True)


async def _says_that_the_post_has_no_such_tag(attempt: Attempt) -> None:
    for post_id, name in ((6, "orm"), (10, "sql"), (3, "or"), (3, "or%"), (99, "orm")):
        had = await call_where_nothing_is_found(attempt, post_id, name, asked_for="False")
        await attempt.expect_rows(
            LINKS,
            _ALL_LINKS,
            f'Post {post_id} has no tag "{name}", and yet a link was removed.',
            mistake="wrong_links",
            next_step="Both have to be right: the post, and the whole name of the tag.",
        )
        attempt.expect_value(
            had, False, message=f'Post {post_id} has no tag "{name}": the answer is False.'
        )


untag_post = Exercise(
    name="untag_post",
    lesson="04_delete",
    title="Take a tag off a post",
    asks="Remove the tag of this name from this post. The tag, and its other posts, stay. Return "
    "whether the post had it. The caller commits.",
    parameters=("db", "post_id", "tag_name"),
    transaction=Transaction.FLUSH,
    hints=(
        "What has to go is one row of the table `post_tags`. Two ways lead there.",
        "With objects: load the post and its tags (`await db.refresh(post, ['tags'])`), take the "
        "tag out of `post.tags`, flush.",
        "With a statement: `delete(post_tags).where(…)` on both columns; a subquery, or a SELECT "
        "before it, gives the id of the tag.",
    ),
    checks=(
        Check("One link goes, and nothing else.", _takes_one_tag_off, a_blog),
        Check("A name in capitals is another tag.", _takes_capitals_as_they_are, a_blog),
        Check("Not having the tag is an answer.", _says_that_the_post_has_no_such_tag, a_blog),
        Check(
            "A tag that is new is found, by its exact name.",
            takes_a_new_tag_off,
            a_blog,
            budgeted=False,
        ),
    ),
    praise="Only the link went: the tag and its other posts are as they were.",
    errors=(
        ErrorMessage(
            AttributeError,
            "'NoneType' object",
            "missing_row",
            "There is no such post or no such tag here, and the function goes on with None.",
            "Return False where one of the two is None.",
        ),
        ErrorMessage(
            ValueError,
            "not in list",
            "missing_row",
            "The post has no such tag, and `remove` raises where there is nothing to remove.",
            "Ask first whether the tag is in `post.tags`.",
        ),
        ErrorMessage(
            StaleDataError,
            "post_tags",
            "removed_what_was_not_there",
            "The session was told to take a tag off a post that does not have it, and its flush "
            "finds no link. `post.tags.remove(tag)` raises ValueError there, but the session has "
            "noted the removal before that; catching the error does not undo it.",
            "Ask first: `if tag in post.tags`.",
        ),
        ErrorMessage(
            AttributeError,
            "object has no attribute '_sa_instance_state'",
            "name_for_a_tag",
            "`post.tags` holds Tag objects, and was given something else: a name?",
            "Find the Tag of that name, and remove that.",
        ),
        ErrorMessage(
            NotImplementedError,
            "multiple-table criteria",
            "two_tables",
            "The DELETE names two tables, and SQLite deletes by the columns of one.",
            "Put the other into a subquery: `post_tags.c.tag_id.in_(select(Tag.id).where(…))`.",
        ),
        NO_SUCH_ROW,
        *STATEMENT_OR_OBJECT,
        RETURNING_HAS_ROWS,
    ),
)
