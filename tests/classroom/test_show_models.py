"""show_models says the same in words and as a diagram."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from course_lib.app import Base, Comment, Post, Tag, User
from course_lib.classroom import show_models


def test_every_table_and_column_is_in_both_faces() -> None:
    face = show_models(Base)
    for table in Base.metadata.sorted_tables:
        assert f"    {table.name} {{" in face.markdown
        for column in table.columns:
            assert f" {column.name}" in face.markdown
            assert f"    {column.name}: " in face.text


def test_what_points_where() -> None:
    face = show_models(Base)
    assert '    users ||--o{ posts : "Post.author / User.posts"' in face.markdown
    assert "author_id: INTEGER, points to users.id" in face.text
    assert "posts.author_id points to users.id" in face.markdown
    assert "body: TEXT, may be NULL" in face.text


def test_relationships_are_named_in_words() -> None:
    face = show_models(Base)
    assert "    User.posts: many Post; the way back is author" in face.text
    assert "    Comment.post: one Post; the way back is comments" in face.text
    assert "    Post.tags: many Tag, through post_tags; the way back is posts" in face.text
    assert 'tags ||--o{ post_tags : "Tag.posts"' in face.markdown


def test_some_models_only() -> None:
    face = show_models([Post, Comment])
    assert "users {" not in face.markdown
    assert "Post.author" not in face.text
    assert 'posts ||--o{ comments : "Comment.post / Post.comments"' in face.markdown
    assert show_models(Comment).markdown.count(" {") == 1


def test_the_table_between_two_models_is_in_the_picture() -> None:
    face = show_models([Post, Tag])
    assert "    post_tags {" in face.markdown
    alone = show_models([Base.metadata.tables["post_tags"]])
    assert "post_id: INTEGER, primary key, points to posts.id" in alone.text
    assert "relationships" not in alone.text


def test_links_that_are_optional_or_to_one() -> None:
    class Own(DeclarativeBase): ...

    class Node(Own):
        __tablename__ = "nodes"
        id: Mapped[int] = mapped_column(primary_key=True)
        parent_id: Mapped[int | None] = mapped_column(ForeignKey("nodes.id"))

    class Passport(Own):
        __tablename__ = "passports"
        __table_args__ = (UniqueConstraint("node_id"),)
        id: Mapped[int] = mapped_column(primary_key=True)
        node_id: Mapped[int] = mapped_column(ForeignKey("nodes.id"))

    markdown = show_models(Own.metadata).markdown
    assert 'nodes |o--o{ nodes : "parent_id"' in markdown
    assert 'nodes ||--o| passports : "node_id"' in markdown


def test_it_is_the_same_each_time() -> None:
    assert show_models(Base) == show_models(Base)
    assert show_models([User, Post]) == show_models([User, Post])
