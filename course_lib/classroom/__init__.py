"""Makes SQLAlchemy visible in a notebook. Every helper only shows; none sends SQL of its own."""

from .sample_data import add_sample_data, open_sample_database, sample_objects
from .show_error import show_error
from .show_models import show_models
from .show_sql import show_sql
from .show_state import show_state, state_of
from .show_table import show_table
from .show_waterfall import show_waterfall
from .statements import Statement, StatementLog, record_statements

__all__ = [
    "Statement",
    "StatementLog",
    "add_sample_data",
    "open_sample_database",
    "record_statements",
    "sample_objects",
    "show_error",
    "show_models",
    "show_sql",
    "show_state",
    "show_table",
    "show_waterfall",
    "state_of",
]
