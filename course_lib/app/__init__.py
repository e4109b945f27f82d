"""The finished application, as a learner would have it at the end. It imports nothing of the course."""

from .db import make_engine, make_session_factory
from .models import Base, Comment, Post, Tag, User

__all__ = ["Base", "Comment", "Post", "Tag", "User", "make_engine", "make_session_factory"]
