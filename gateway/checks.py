"""Each rule of the schema as a question about a row and who asks.

An answer is True, False for null, or raises; where a scoped query has to be asked first it is awaited, once a row.
"""

from collections.abc import Awaitable, Callable
from operator import attrgetter
from typing import Any, Final

from booking.actor import Operator
from booking.errors import Forbidden, StepUpRequired
from gateway import batches, people_batches
from gateway.context import Context
from gateway.loaders import Batch
from gateway.schema.access import Rule
from storage import models
from storage.queries.patients import OwnPatient

Verdict = bool | Awaitable[bool]
Check = Callable[[Any, Context], Verdict]

# by which batch, and under which key, a row is looked for once more
SCOPED: Final[dict[type, tuple[Batch, Callable[[Any], Any]]]] = {
    OwnPatient: (batches.patients, attrgetter("patient.id")),
    models.Appointment: (batches.appointments, attrgetter("id")),
    models.TimelineEntry: (batches.appointments, attrgetter("appointment_id")),
    models.Claim: (batches.holds, attrgetter("id")),
    models.Guardianship: (people_batches.guardianships, attrgetter("id")),
    models.Dispute: (people_batches.disputes, attrgetter("id")),
    models.DataRequest: (people_batches.data_requests, attrgetter("id")),
    models.PatientDocument: (people_batches.documents, attrgetter("id")),
    models.JournalEntry: (people_batches.journal_entries, attrgetter("id")),
    models.Call: (people_batches.calls, attrgetter("id")),
    models.Membership: (people_batches.members, attrgetter("id")),
    models.Invitation: (people_batches.invitations, attrgetter("id")),
    models.StaffInvitation: (people_batches.staff_invitations, attrgetter("id")),
}
# what a reading of such a row is called in the patient's journal, and whose it is
READ: Final[dict[type, tuple[str, Callable[[Any], int]]]] = {
    OwnPatient: ("patient", attrgetter("patient.id")),
    models.Appointment: ("appointments", attrgetter("patient_id")),
    models.PatientDocument: ("documents", attrgetter("patient_id")),
    models.JournalEntry: ("journal", attrgetter("patient_id")),
    models.Dispute: ("dispute", attrgetter("patient_id")),
    models.DataRequest: ("data_request", attrgetter("patient_id")),
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
    return _seen(source, context) if type(source) in SCOPED else True


def _link(source: Any, context: Context) -> Verdict:
    """Who came by the link: the resolver that read the token has noted the row. A root field reads the token itself."""
    if source is None or any(source is row for row in context.shown_by_link):
        return True
    if type(source) not in SCOPED:
        raise Forbidden
    return _seen(source, context)


def _seen(source: Any, context: Context) -> Verdict:
    _signed_in(source, context)
    batch, key_of = SCOPED[type(source)]
    key = key_of(source)
    if (batch, key) in context.loaders.passed:
        return True
    return _look(source, context, batch, key)


async def _look(source: Any, context: Context, batch: Batch, key: Any) -> bool:
    if await context.loaders.load(batch, key) is None:
        raise Forbidden
    context.loaders.passed.add((batch, key))
    # who claims a patient reads of the claim, not of the patient
    claims = isinstance(source, models.Dispute) and not isinstance(context.person, Operator)
    if type(source) in READ and not claims:
        what, patient_of = READ[type(source)]
        context.readings.note(patient_of(source), what)
    return True


def _documents(source: Any, context: Context) -> Verdict:
    person = context.person
    if isinstance(source, OwnPatient) and not source.scopes.documents:
        return False
    if not person.second_factor:
        raise StepUpRequired
    return _seen(source, context)


CHECKS: Final[dict[Rule, Check]] = {
    Rule.SIGNED_IN: _signed_in,
    Rule.ACT: _signed_in,
    Rule.SELF: _self,
    Rule.DESK_ACT: _desk_act,
    Rule.DESK: _desk,
    Rule.LINK: _link,
    Rule.EITHER_SIDE: _seen,
    Rule.SEE_PATIENT: _seen,
    Rule.SEE_VISITS: _seen,
    Rule.SEE_DOCUMENTS: _documents,
}
