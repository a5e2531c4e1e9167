"""Each rule of the schema as a question about a row and who asks.

An answer is True, False for null, or raises; where a scoped query has to be asked first it is awaited, once a row.
"""

from collections.abc import Awaitable, Callable
from operator import attrgetter
from typing import Any, Final

from booking.actor import Operator
from booking.errors import Forbidden, StepUpRequired
from gateway import batches
from gateway.context import Context
from gateway.loaders import Batch
from gateway.schema.access import Rule
from storage.models import Appointment, Claim, TimelineEntry
from storage.queries.patients import OwnPatient

Verdict = bool | Awaitable[bool]
Check = Callable[[Any, Context], Verdict]

# by which batch, and under which key, a row is looked for once more
SCOPED: Final[dict[type, tuple[Batch, Callable[[Any], Any]]]] = {
    OwnPatient: (batches.patients, attrgetter("patient.id")),
    Appointment: (batches.appointments, attrgetter("id")),
    TimelineEntry: (batches.appointments, attrgetter("appointment_id")),
    Claim: (batches.holds, attrgetter("id")),
}


def _signed_in(_source: Any, context: Context) -> Verdict:
    return context.person is not None


def _self(source: Any, context: Context) -> Verdict:
    if source.account_id != context.person.account_id:
        raise Forbidden
    return True


def _desk_act(_source: Any, context: Context) -> Verdict:
    if not isinstance(context.person, Operator):
        raise Forbidden
    return True


def _desk(source: Any, context: Context) -> Verdict:
    _desk_act(source, context)
    if not context.person.second_factor:
        raise StepUpRequired
    return True


def _seen(source: Any, context: Context) -> Verdict:
    _signed_in(source, context)
    batch, key_of = SCOPED[type(source)]
    key = key_of(source)
    if (batch, key) in context.loaders.passed:
        return True
    return _look(context, batch, key)


async def _look(context: Context, batch: Batch, key: Any) -> bool:
    if await context.loaders.load(batch, key) is None:
        raise Forbidden
    context.loaders.passed.add((batch, key))
    return True


CHECKS: Final[dict[Rule, Check]] = {
    Rule.SIGNED_IN: _signed_in,
    Rule.ACT: _signed_in,
    Rule.SELF: _self,
    Rule.DESK_ACT: _desk_act,
    Rule.DESK: _desk,
    Rule.SEE_PATIENT: _seen,
    Rule.SEE_VISITS: _seen,
}
