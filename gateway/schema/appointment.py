from datetime import date, datetime
from typing import Any

import strawberry

from booking.rules.ticket import latin_code, shown_code
from booking.rules.visit import can_cancel, can_move, free_cancel_until
from gateway import batches, record_batches
from gateway.context import Info
from gateway.schema.access import Rule, access, ruled
from gateway.schema.enums import AppointmentStatus
from gateway.schema.lazy import (
    LazyAppointment,
    LazyClinic,
    LazyDoctor,
    LazyPatient,
    LazyReferral,
    LazyService,
    LazySlot,
    LazyVisit,
)
from gateway.schema.node import Node
from gateway.schema.relation import relation
from gateway.schema.timeline import TimelineEntry
from gateway.schema.times import zone
from gateway.visits import visit_of
from gateway.words import STATUSES
from storage import models


def _clinic_field(description: str, shape: Any) -> Any:
    """A field that needs the clinic too: its zone, or its rules."""
    return relation(batches.clinics, "clinic_id", description=description, shape=shape)


def _local(attribute: str, description: str) -> Any:
    def shape(root: Any, _info: Info, _asked: None, clinic: Any) -> datetime:
        moment: datetime = getattr(root, attribute)
        return moment.astimezone(zone(clinic.zone))

    return _clinic_field(description, shape)


def _day(root: Any, _info: Info, _asked: None, clinic: Any) -> date:
    starts: datetime = root.starts_at
    return starts.astimezone(zone(clinic.zone)).date()


def _zone(_root: Any, _info: Info, _asked: None, clinic: Any) -> str:
    return str(clinic.zone)


def _can_cancel(root: Any, info: Info, _asked: None, clinic: Any) -> bool:
    return can_cancel(visit_of(root, clinic), info.context.engine.clock())


def _can_move(root: Any, info: Info, _asked: None, clinic: Any) -> bool:
    return can_move(visit_of(root, clinic), info.context.engine.clock())


def _free_until(root: Any, info: Info, _asked: None, clinic: Any) -> datetime:
    policy = info.context.engine.policy
    return free_cancel_until(root.starts_at, visit_of(root, clinic).terms, policy).astimezone(zone(clinic.zone))


def _is_late(root: Any, info: Info, asked: None, clinic: Any) -> bool:
    return info.context.engine.clock() > _free_until(root, info, asked, clinic)


@ruled(Rule.SEE_VISITS)
@strawberry.type(description="A booked visit.")
class Appointment(Node):
    starts_at: datetime = _local("starts_at", "When it begins, clinic-local with offset.")
    ends_at: datetime = _local("ends_at", "When it ends, clinic-local with offset.")
    day: date = _clinic_field("Its clinic-local day.", _day)
    zone: str = _clinic_field("The clinic's time zone, an IANA name.", _zone)
    room: str | None = strawberry.field(description="The room.")
    reason: str | None = strawberry.field(description="Why the patient comes, in their own words.")
    clinic_words: str | None = strawberry.field(
        description="What the clinic said when it refused or changed something."
    )
    status: AppointmentStatus = strawberry.field(description="Where it stands.")
    patient: LazyPatient = relation(batches.patients, "patient_id", description="Who is seen.")
    doctor: LazyDoctor = relation(batches.doctors, "doctor_id", description="By whom.")
    clinic: LazyClinic = relation(batches.clinics, "clinic_id", description="Where.")
    service: LazyService | None = relation(
        batches.services, "service_id", description="What is done, where it is fixed."
    )
    slot: LazySlot = relation(batches.slots_by_id, "slot_id", description="The slot it was booked on.")
    moved_from: LazyAppointment | None = relation(
        batches.appointments, "moved_from_id", description="The appointment it replaced."
    )
    moved_to: LazyAppointment | None = relation(batches.moved_to, description="The appointment that replaced it.")
    timeline: list[TimelineEntry] = relation(batches.timelines, description="What happened to it, in order.")
    referral: LazyReferral | None = relation(
        record_batches.entries, "referral_id", description="The referral it uses.", rule=Rule.SEE_REFERRALS
    )
    can_cancel: bool = _clinic_field("Whether it can be cancelled now.", _can_cancel)
    can_move: bool = _clinic_field("Whether it can be moved now.", _can_move)
    cancel_is_late: bool = _clinic_field("Whether cancelling now needs a second confirmation.", _is_late)
    free_cancel_until: datetime = _clinic_field("Until when cancelling is free, clinic-local with offset.", _free_until)

    @strawberry.field(
        description="What came of it, once it has taken place and its clinic has told.",
        directives=[access(Rule.SEE_RECORD)],
    )
    async def visit(self: Any, info: Info) -> LazyVisit | None:
        await info.context.records.up_to_date(self.patient_id)
        found: Any = await info.context.loaders.load(record_batches.visits_of_appointments, self.id)
        return found

    @strawberry.field(description="The code on the ticket, «К74-ТМ2»; with it the owner finds the appointment again.")
    def code(self: Any) -> str:
        return shown_code(self.code)

    @strawberry.field(description="Where it stands, in words of the request's language.")
    def status_text(self: Any, info: Info) -> str:
        return STATUSES[self.status.name].say(info.context.tongue)

    @strawberry.field(description="True while the clinic's system has not yet confirmed a cancellation or a move.")
    def settling(self: Any) -> bool:
        return bool(self.active and (self.cancelling or self.leaving))

    @strawberry.field(description="The ticket as PDF, for its owner's session.")
    def pdf_url(self: Any) -> str:
        return f"/files/appointments/{latin_code(self.code)}.pdf"

    @strawberry.field(description="The visit as a calendar file (iCalendar), for its owner's session.")
    def calendar_url(self: Any) -> str:
        return f"/files/appointments/{latin_code(self.code)}.ics"

    @classmethod
    def is_type_of(cls, row: Any, _info: Any) -> bool:
        return isinstance(row, models.Appointment)
