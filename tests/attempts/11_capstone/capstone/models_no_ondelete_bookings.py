# expect: incorrect delete_refused
# report: 3/20, 4 delete_refused, 5-18 not_attempted
from datetime import date
from typing import Annotated

import pytest
from fastapi import Depends, FastAPI, HTTPException
from pydantic import BaseModel, ConfigDict, EmailStr
from sqlalchemy import Column, ForeignKey, Table, UniqueConstraint, and_, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, selectinload

from course_lib.app import ConflictError, NotFoundError, make_session_factory


class Base(DeclarativeBase): ...


workshop_teachers = Table(
    "workshop_teachers",
    Base.metadata,
    Column("workshop_id", ForeignKey("workshops.id", ondelete="CASCADE"), primary_key=True),
    Column("teacher_id", ForeignKey("teachers.id", ondelete="CASCADE"), primary_key=True),
)


class Teacher(Base):
    __tablename__ = "teachers"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    workshops: Mapped[list["Workshop"]] = relationship(
        secondary=workshop_teachers, back_populates="teachers"
    )


class Workshop(Base):
    __tablename__ = "workshops"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    starts_on: Mapped[date]
    seats_left: Mapped[int]
    teachers: Mapped[list[Teacher]] = relationship(
        secondary=workshop_teachers, back_populates="workshops"
    )
    bookings: Mapped[list["Booking"]] = relationship(
        back_populates="workshop", cascade="all, delete-orphan", passive_deletes=True
    )


class Booking(Base):
    __tablename__ = "bookings"
    __table_args__ = (UniqueConstraint("workshop_id", "email"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id"))
    email: Mapped[str]
    workshop: Mapped[Workshop] = relationship(back_populates="bookings")


