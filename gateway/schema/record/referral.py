from datetime import date, datetime
from typing import Any

import strawberry

from gateway import batches, record_batches, record_words
from gateway.context import Info
from gateway.schema.access import Rule, access, ruled
from gateway.schema.lazy import LazyAppointment, LazyClinic, LazySpecialty, LazyVisit
from gateway.schema.node import Node
from gateway.schema.record.entry import is_entry, local, told
from gateway.schema.record.enums import ReferralState
from gateway.schema.record.source import RecordSource, source_of
from gateway.schema.relation import relation
from storage.models import RecordKind


@ruled(Rule.SEE_REFERRALS)
@strawberry.type(description="A doctor's word that a specialist should be seen.")
class Referral(Node):
    number: str | None = told("number", "As on paper.")
    specialty_name: str = told("specialty", "To whom, as the source names it.")
    specialty: LazySpecialty | None = relation(
        batches.specialties, "specialty_id", description="To whom, where it is one of ours."
    )
    urgent: bool = told("urgent", "Whether it is urgent.")
    issued_at: datetime = local("issued_at", "When it was given, clinic-local with offset.")
    until: date | None = told("until", "The last day it can be used.")
    clinic_name: str | None = told("place.clinic_name", "The clinic that gave it, as the source names it.")
    doctor_name: str | None = told("place.doctor_name", "The doctor who gave it, as the source names them.")
    to_clinic: LazyClinic | None = relation(
        batches.clinics,
        "to_clinic_id",
        description="Where it has to be used, when it says so and that clinic is one of ours.",
    )
    appointment: LazyAppointment | None = relation(
        batches.appointments, "used_by_id", description="The appointment that uses it."
    )
    visit: LazyVisit | None = relation(
        record_batches.visit_of, description="The visit it was given at; never for the desk.", rule=Rule.SEE_RECORD
    )

    @strawberry.field(description="Whether one may book with it now.")
    def state(self: Any, info: Info) -> ReferralState:
        return ReferralState[self.referral_state(info.context.loaders.reach.now).name]

    @strawberry.field(description="The same, in words of the request's language.")
    def state_text(self: Any, info: Info) -> str:
        state = self.referral_state(info.context.loaders.reach.now)
        return record_words.REFERRAL_STATES[state.name].say(info.context.tongue)

    @strawberry.field(description="Why; never for the desk.", directives=[access(Rule.SEE_RECORD)])
    def reason(self: Any) -> str | None:
        reason: str | None = self.body.reason
        return reason

    @strawberry.field(description="Where it comes from, and how old that is.")
    def source(self: Any) -> RecordSource:
        return source_of(self)

    @classmethod
    def is_type_of(cls, row: Any, _info: Any) -> bool:
        return is_entry(row, RecordKind.REFERRAL)
