"""show_models says the same in words and as a diagram."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from course_lib.app import Base, Comment, Post
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
    assert "    users ||--o{ posts : author_id" in face.markdown
    assert "author_id: INTEGER, points to users.id" in face.text
    assert "posts.author_id points to users.id" in face.markdown
    assert "body: TEXT, may be NULL" in face.text


def test_some_models_only() -> None:
    face = show_models([Post, Comment])
    assert "users" not in face.markdown.replace("users.id", "")
    assert "posts ||--o{ comments : post_id" in face.markdown


def test_a_nullable_link_is_optional() -> None:
    class Own(DeclarativeBase): ...

    class Node(Own):
        __tablename__ = "nodes"
        id: Mapped[int] = mapped_column(primary_key=True)
        parent_id: Mapped[int | None] = mapped_column(ForeignKey("nodes.id"))

    assert "nodes |o--o{ nodes : parent_id" in show_models(Own.metadata).markdown


def test_it_is_the_same_each_time() -> None:
    assert show_models(Base).markdown == show_models(Base.metadata).markdown
