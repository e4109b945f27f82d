"""A post deleted, and a tag taken off one, in the exercises of lesson 04."""

from __future__ import annotations

from .attempt import Attempt
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_04_rows import COMMENTS, LINKS, NO_SUCH_ROW, POSTS, TAGS, a_blog, ids


async def _deletes_one_post(attempt: Attempt) -> None:
    deleted = await attempt.call(3)
    await attempt.expect_rows(
        POSTS, ids(6, 10, 11), "Post 3 was to be deleted, and no other.", mistake="wrong_post"
    )
    await attempt.expect_rows(
        COMMENTS, ids(2, 20), "The comments on post 3 should be gone, and no other."
    )
    await attempt.expect_rows(TAGS, ids(2, 5, 8, 9), "The tags of post 3 were to stay.")
    await attempt.expect_rows(
        LINKS, [(6, 5), (11, 2)], "The links of post 3 to its tags should be gone, and no other."
    )
    attempt.expect_value(deleted, True)


async def _says_that_there_is_no_such_post(attempt: Attempt) -> None:
    deleted = await attempt.call(4)
    await attempt.expect_rows(
        POSTS,
        ids(3, 6, 10, 11),
        "There is no post 4, and yet a post was deleted.",
        mistake="wrong_post",
    )
    attempt.expect_value(deleted, False, message="There is no post 4: the answer is False.")


delete_post = Exercise(
    name="delete_post",
    lesson="04_delete",
    title="Delete a post with one statement",
    asks="Delete the post with this id, with one statement whatever hangs on it. Return whether "
    "there was one. The caller commits.",
    parameters=("db", "post_id"),
    transaction=Transaction.FLUSH,
    budget=1,
    hints=(
        "`db.delete(post)` needs the object, so it needs a SELECT. Which call needs none?",
        "`delete(Post).where(…)` is a statement: `await db.execute(…)` sends it.",
        "The result's `rowcount` says how many rows there were: compare it with 0, or with 1.",
    ),
    checks=(
        Check("The post goes, with comments and links.", _deletes_one_post, a_blog),
        Check("A missing post is an answer.", _says_that_there_is_no_such_post, a_blog),
    ),
    praise="One DELETE, and the database's own cascades did the rest.",
)


async def _takes_one_tag_off(attempt: Attempt) -> None:
    had = await attempt.call(3, "orm")
    await attempt.expect_rows(
        TAGS,
        ids(2, 5, 8, 9),
        "The tag itself was to stay: other posts have it too.",
        mistake="deleted_the_tag",
        next_step="Only the row in post_tags that joins this post to this tag has to go.",
    )
    await attempt.expect_rows(
        LINKS,
        [(3, 5), (3, 9), (6, 5), (11, 2)],
        'Post 3 should lose "orm" and keep "sql" and "ORM"; no other post should lose anything.',
        mistake="wrong_links",
    )
    await attempt.expect_rows(POSTS, ids(3, 6, 10, 11), "No post was to be deleted.")
    attempt.expect_value(had, True)


async def _says_that_the_post_has_no_such_tag(attempt: Attempt) -> None:
    for post_id, name in ((6, "orm"), (10, "sql"), (3, "nobody uses this"), (99, "orm")):
        had = await attempt.call(post_id, name)
        await attempt.expect_rows(
            LINKS,
            [(3, 2), (3, 5), (3, 9), (6, 5), (11, 2)],
            f'Post {post_id} has no tag "{name}", and yet a link was removed.',
            mistake="wrong_links",
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
        Check("Not having the tag is an answer.", _says_that_the_post_has_no_such_tag, a_blog),
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
        NO_SUCH_ROW,
    ),
)
