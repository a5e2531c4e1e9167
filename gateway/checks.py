"""Each rule of the schema as a question about a row and who asks.

An answer is True, False for null, or raises; where a scoped query has to be asked first it is awaited, once a row.
"""

from collections.abc import Awaitable, Callable
from operator import attrgetter
from typing import Any, Final

from booking.actor import Operator
from booking.errors import Forbidden, StepUpRequired
from gateway import batches, people_batches, record_batches
from gateway.context import Context
from gateway.loaders import Batch
from gateway.schema.access import Rule
from storage import models
from storage.models import AppointmentStatus, RecordKind, Relation
from storage.queries.patients import OwnPatient
from storage.queries.record import PAPERS, RecordRow

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
    RecordRow: (record_batches.entries, attrgetter("id")),
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
ENTRIES: Final[dict[RecordKind, str]] = {
    RecordKind.VISIT: "visits",
    RecordKind.RESULT: "results",
    RecordKind.PRESCRIPTION: "prescriptions",
    RecordKind.REFERRAL: "referrals",
    RecordKind.IMMUNIZATION: "immunizations",
    RecordKind.COVERAGE: "coverage",
    RecordKind.DOCUMENT: "record_documents",
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
    if isinstance(source, RecordRow):
        context.readings.note(source.patient_id, ENTRIES[source.kind])
    elif type(source) in READ and not claims:
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


def _record(source: Any, context: Context) -> Verdict:
    """Of a patient, an appointment or an entry; a desk's telephone is no way to it."""
    match source:
        case OwnPatient():
            return _shown(source) and _stepped_up(source, context)
        case models.Appointment():
            return _came_of(source, context)
        case RecordRow():
            return _entry(source, context)
    raise Forbidden


def _papers(source: Any, context: Context) -> Verdict:
    """As `_record`, with the right to see documents; the parts of a visit that need it are left out without it."""
    match source:
        case OwnPatient():
            return _shown(source) and source.scopes.documents and _stepped_up(source, context)
        case RecordRow(kind=kind) if kind not in PAPERS:
            return _papers_of(source, context)
        case RecordRow():
            return _entry(source, context)
    raise Forbidden


def _referrals(source: Any, context: Context) -> Verdict:
    match source:
        case OwnPatient():
            return source.scopes.visits and _stepped_up(source, context)
        case models.Appointment():
            return source.referral_id is not None and _stepped_up(source, context)
        case RecordRow():
            return _stepped_up(source, context)
    raise Forbidden


def _shown(own: OwnPatient) -> bool:
    return own.scopes.visits and own.relation is not Relation.CALLER


def _stepped_up(source: Any, context: Context) -> Verdict:
    if not context.person.second_factor:
        raise StepUpRequired
    return _seen(source, context)


def _entry(row: RecordRow, context: Context) -> Verdict:
    if not context.person.second_factor:
        raise StepUpRequired
    whole = (record_batches.whole_entries, row.id)
    return True if whole in context.loaders.passed else _look_whole(row, context, whole)


async def _look_whole(row: RecordRow, context: Context, whole: tuple[Batch, int]) -> bool:
    seen = _seen(row, context)
    if not (seen if isinstance(seen, bool) else await seen):
        return False
    if await context.loaders.load(*whole) is None:
        return False
    context.loaders.passed.add(whole)
    return True


async def _papers_of(row: RecordRow, context: Context) -> bool:
    own = await context.loaders.load(batches.patients, row.patient_id)
    if own is None:
        raise Forbidden
    verdict = own.scopes.documents and _entry(row, context)
    return verdict if isinstance(verdict, bool) else await verdict


async def _came_of(appointment: models.Appointment, context: Context) -> bool:
    # what has not begun came of nothing, whatever the session has shown
    over = appointment.status in (AppointmentStatus.CONFIRMED, AppointmentStatus.FULFILLED)
    if not over or appointment.starts_at > context.loaders.reach.now:
        return False
    own = await context.loaders.load(batches.patients, appointment.patient_id)
    if own is None or not _shown(own):
        return False
    verdict = _stepped_up(appointment, context)
    return verdict if isinstance(verdict, bool) else await verdict


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
    Rule.SEE_RECORD: _record,
    Rule.SEE_RECORD_DOCUMENTS: _papers,
    Rule.SEE_REFERRALS: _referrals,
    Rule.RUN_SERVICE: _desk,
}
