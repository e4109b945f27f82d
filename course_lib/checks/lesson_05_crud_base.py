"""Lesson 05: CRUDBase, a class that is checked method by method while it grows."""

from __future__ import annotations

from sqlalchemy.exc import OperationalError
from sqlalchemy.orm.exc import UnmappedInstanceError

from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_05_deletes import deletes, lets_out_what_keeps_a_row
from .lesson_05_gadgets import Stock, both, five_shelves, four_gadgets, gadget_zero, many_shelves
from .lesson_05_reads import (
    counts,
    gets,
    knows_whether_there_is_one,
    lists,
    lists_a_hundred,
    serves_its_own_model,
)
from .lesson_05_writes import (
    creates,
    creates_no_second,
    refuses_fields,
    updates,
    updates_no_second,
)

crud_base = Exercise(
    name="CRUDBase",
    lesson="05_repository_pattern",
    title="One class for every model",
    asks="Write the methods one after the other; check as often as you like.",
    parameters=("model",),
    transaction=Transaction.FLUSH,
    hints=(
        "Each method is a function that you have written before, with `self.model` in the place "
        "of `User`. Begin with `get`: one line, `db.get`.",
        "`inspect(self.model).primary_key` is the order of `list`; update compares "
        "`values.keys()` with `inspect(self.model).column_attrs.keys()`; `.where(*conditions)` "
        "takes none, one or many.",
        "Put flush and `except IntegrityError` into a method of their own, `_flush(self, db)`, and "
        "call it from create and update: where `error.orig.sqlite_errorname` ends in "
        "`_UNIQUE` or `_PRIMARYKEY` it raises `ConflictError(…) from error`, else `raise`.",
    ),
    checks=(
        Check("get finds the row of a key, or None.", gets, gadget_zero, Stock),
        Check("Each instance serves its own model.", serves_its_own_model, both, Stock),
        Check("list gives a page, by primary key.", lists, five_shelves, Stock),
        Check("list gives at most 100 if not told.", lists_a_hundred, many_shelves, Stock),
        Check("create inserts a row with one statement.", creates, four_gadgets, Stock),
        Check("create: a taken value is a ConflictError.", creates_no_second, both, Stock),
        Check("update sets what is named, and only that.", updates, four_gadgets, Stock),
        Check("update: a wrong name is a FieldError.", refuses_fields, four_gadgets, Stock),
        Check("update: a taken value is a ConflictError.", updates_no_second, four_gadgets, Stock),
        Check("delete says whether there was a row.", deletes, four_gadgets, Stock),
        Check("delete: a row that is kept is an error.", lets_out_what_keeps_a_row, both, Stock),
        Check("count counts the rows that fit.", counts, four_gadgets, Stock),
        Check("exists says whether one fits.", knows_whether_there_is_one, gadget_zero, Stock),
    ),
    praise="It was tried on two models that you have never seen. No method commits, none sends a "
    "statement too many, and a caller meets no driver's error for a taken value.",
    errors=(
        ErrorMessage(
            OperationalError,
            "no such table",
            "fixed_model",
            "The statement went to a table that is not there: the class was made for another "
            "model, and a method names one of its own.",
            "`self.model` in place of `User`.",
        ),
        ErrorMessage(
            UnmappedInstanceError,
            "NoneType",
            "missing_row",
            "There is no row of this key, and the method went on with None.",
            "Look at what `get` gave first: update then returns None, delete False.",
        ),
        ErrorMessage(
            AttributeError,
            "'NoneType' object has no attribute",
            "missing_row",
            "There is no row of this key, and the method went on with None.",
            "Look at what `get` gave first: update then returns None, delete False.",
        ),
        ErrorMessage(
            AttributeError,
            "no attribute 'sqlite_errorname'",
            "without_orig",
            "SQLAlchemy's error has no `sqlite_errorname`: the driver's has, which is in `orig`.",
            "`error.orig.sqlite_errorname`.",
        ),
        ErrorMessage(
            OperationalError,
            "no tables specified",
            "no_table",
            "The SELECT names no table: without conditions there is nothing that would tell it.",
            "`select(self.model)`, or `.select_from(self.model)`.",
        ),
        ErrorMessage(
            NotImplementedError,
            "Operator 'getitem'",
            "one_condition",
            "A condition was taken for a list of them.",
            "`*conditions` in the signature collects all that the caller names.",
        ),
        ErrorMessage(
            TypeError,
            "CRUDBase.",
            "wrong_parameters",
            "A method was called with other arguments than its `def` names.",
            "Keep the parameters as they were given: `self` and `db` first, `**values` and "
            "`*conditions` with their stars. The error below says which method it is.",
        ),
    ),
    is_class=True,
    reported=True,
)
