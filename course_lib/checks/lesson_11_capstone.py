"""Lesson 11: the capstone, a whole program on a new domain, judged requirement by requirement."""

from __future__ import annotations

from sqlalchemy.exc import OperationalError

from . import lesson_11_book as book
from . import lesson_11_models as models
from . import lesson_11_page as page
from . import lesson_11_race as race
from . import lesson_11_refusals as refusals
from . import lesson_11_route as route
from . import lesson_11_tests as tests
from .exercise import Check, ErrorMessage, Exercise, Transaction
from .lesson_08_http import ROUTE_ERRORS, UNFIT
from .lesson_11_own import NAMES

capstone = Exercise(
    name="capstone",
    lesson="11_capstone",
    title="Evening workshops",
    asks="Write the models, the repository, the endpoint and the tests of the specification.",
    parameters=(),
    transaction=Transaction.FLUSH,
    hints=(
        "The models first: `class Base(DeclarativeBase): ...`, the joining table as a `Table`, "
        "then three classes. Two pairs of relationships, each with `back_populates`; "
        "`UniqueConstraint` and `ondelete` in the tables, `cascade` on `Workshop.bookings`.",
        "`page` is the keyset of lesson 02 with the loaders of lesson 06: an order by day and id, "
        "a condition for what is behind `after`, a limit, and `selectinload` for both lists.",
        "`book` is one UPDATE that takes a seat where there is one, and one INSERT, both inside "
        "`async with db.begin_nested():`. `rowcount` 0: is there such a workshop? IntegrityError: "
        "ConflictError. In the route, `get_db` commits, and two errors become two statuses.",
    ),
    checks=(
        Check("Models: the four tables take rows and give them back.", models.has_tables, worth=1),
        Check("Models: both relationships work from both ends.", models.relates, worth=1),
        Check("Models: the database refuses what must not be.", refusals.refuses, worth=1),
        Check("Models: a deleted workshop takes its bookings along.", models.deletes, worth=1),
        Check("page: the earliest first, at most `limit`.", page.in_order, worth=1),
        Check("page: goes on behind `after`, and loses none.", page.goes_on, worth=2),
        Check("page: teachers and bookings come along.", page.comes_along, worth=1),
        Check("page: three statements, however much there is.", page.stays_cheap, worth=1),
        Check("book: stores a booking and takes a seat.", book.takes_a_seat, worth=1),
        Check("book: refuses by the errors that were agreed.", book.refuses, worth=1),
        Check("book: all or nothing, and the caller goes on.", book.all_or_nothing, worth=1),
        Check("book: two at once, and no seat is lost.", race.sells_the_last_seat_once, worth=2),
        Check("book: one person twice at once.", race.books_a_person_once, worth=1),
        Check("Endpoint: 201, after the commit.", route.answers_201, worth=1),
        Check("Endpoint: 404 and 409, and nothing stored.", route.answers_refusals, worth=1),
        Check("Endpoint: 422 for what is no booking.", route.answers_422, worth=1),
        Check("Tests: they see a seat sold too many.", tests.see_overbooking, worth=1),
        Check("Tests: they see a workshop lost between pages.", tests.see_lost_ties, worth=1),
    ),
    praise="That is a whole resource: its rules stand in the tables and in single statements, "
    "where two people at once cannot get between, and your tests would see it break.",
    errors=(
        *ROUTE_ERRORS,
        ErrorMessage(
            OperationalError,
            "no such table: workshops",
            "another_engine",
            "The tables are there, and this was sent to another database, which has none.",
            "`make_app(engine)` makes its sessions on the engine that it is given.",
        ),
        ErrorMessage(
            Exception,
            "'type': 'get_attribute_error'",
            "unloaded_answer",
            "FastAPI could not read the booking when it made the answer: what the COMMIT had made "
            "old is read anew, and there is no session any more.",
            "`make_session_factory(engine)`, or `expire_on_commit=False` in the factory of your "
            "own.",
        ),
        ErrorMessage(
            Exception,
            "Input should be a valid dictionary or instance of",
            "wrong_fields",
            "The schema of the answer was given a value that it cannot read.",
            "It takes a dictionary; and an object with these attributes only if it says "
            "`model_config = ConfigDict(from_attributes=True)`.",
        ),
        UNFIT,
    ),
    reported=True,
    names=NAMES,
)

EXERCISES = (capstone,)
