"""Recognises the mistake behind an error."""

from __future__ import annotations

from collections.abc import Callable

from . import diagnoses_of_code as code
from . import diagnoses_of_session as session
from .diagnosis import Diagnosis

# The first that fits is the one: what says more stands before what says less.
_RULES: tuple[Callable[[BaseException], Diagnosis | None], ...] = (
    session.lazy_load,
    code.forgot_await,
    code.needless_await,
    code.legacy_query,
    code.unknown_field,
    session.session_not_usable,
    session.integrity,
    session.began_again,
    session.caught_inside,
    session.not_persistent,
    code.not_a_model,
    session.detached,
    session.result_count,
    code.asyncio_run,
    session.own_session,
    session.one_session_at_once,
    code.slip,
    code.breaks_off,
)


def diagnose(error: BaseException) -> Diagnosis | None:
    """Recognise the mistake behind an error; None where no rule fits."""
    for rule in _RULES:
        found = rule(error)
        if found is not None:
            return found
    return None
