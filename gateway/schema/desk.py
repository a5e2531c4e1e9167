"""A clinic's desk: its calls, whom a search finds, and what waits for an answer."""

from datetime import date, datetime
from typing import Annotated, Any

import strawberry
from strawberry import argument

from booking.actions.desk import search as searching
from booking.errors import BadInput, DocumentInvalid, Forbidden, NotYourClinic, TooManyTries
from booking.rules import documents as document_rules
from gateway import batches, people_batches
from gateway.context import Info
from gateway.schema.access import Rule, ruled
from gateway.schema.data_request import DataRequest
from gateway.schema.dispute import Dispute
from gateway.schema.document import DocumentKind
from gateway.schema.lazy import LazyAppointment, LazyClinic, LazyPatient
from gateway.schema.node import Node, global_id, read_id
from gateway.schema.relation import relation
from gateway.schema.staff import StaffInvitation, StaffMember
from storage import models
from storage.queries import desk as desk_queries
from storage.queries import staff as staff_queries

ClinicId = Annotated[strawberry.ID, argument(description="At which of your clinics.")]


@strawberry.input(description="One of: a phone; a document with its number; the full name with the birth date.")
class DeskSearch:
    clinic_id: strawberry.ID = strawberry.field(description="At which of your clinics the patient is.")
    phone: str | None = strawberry.field(default=None, description="The patient's telephone.")
    document_kind: DocumentKind | None = strawberry.field(default=None, description="The kind of document.")
    document_number: str | None = strawberry.field(default=None, description="Its number, in full.")
    family_name: str | None = strawberry.field(default=None, description="Family name.")
    given_name: str | None = strawberry.field(default=None, description="Given name.")
    middle_name: str | None = strawberry.field(default=None, description="Patronymic.")
    birth_date: date | None = strawberry.field(default=None, description="Date of birth.")


SearchArgument = Annotated[DeskSearch, argument(description="By what.")]


@ruled(Rule.DESK)
@strawberry.type(description="A patient whom a search found: enough to be sure, before the call is opened.")
class DeskMatch:
    patient_id: strawberry.ID = strawberry.field(description="Goes into `callOpen`.")
    name: str = strawberry.field(description="«Ковалёва А. С.».")
    birth_year: int = strawberry.field(description="The year of birth.")
    has_account: bool = strawberry.field(description="Whether they sign in themself.")
    confirmed: bool = strawberry.field(description="Whether somebody vouches for the account.")


@ruled(Rule.DESK)
@strawberry.type(description="A patient at the desk or on its telephone: while it lasts, one may act for them there.")
class Call(Node):
    clinic: LazyClinic = relation(batches.clinics, "clinic_id", description="Where.")
    patient: LazyPatient | None = relation(
        batches.patients, "patient_id", description="Who; null once the call is over."
    )
    reason: str = strawberry.field(description="What the patient wants, in the operator's words.")
    expires_at: datetime = strawberry.field(description="When it ends by itself.")
    closed_at: datetime | None = strawberry.field(description="When it was closed.")
    appointments: list[LazyAppointment] = relation(
        people_batches.call_appointments, description="Their visits at your clinic, to come soonest first."
    )

    @strawberry.field(description="When it began.")
    def opened_at(self: Any) -> datetime:
        began: datetime = self.created_at
        return began

    @classmethod
    def is_type_of(cls, row: Any, _info: Any) -> bool:
        return isinstance(row, models.Call)


@ruled(Rule.DESK)
@strawberry.type(description="The desk of the clinics one works at.")
class Desk:
    @strawberry.field(description="Where you work.")
    async def clinics(self: Any, info: Info) -> list[LazyClinic]:
        found: Any = await info.context.loaders.load_many(batches.clinics, sorted(self.clinic_ids))
        return found

    @strawberry.field(description="Your open calls, newest first.")
    async def calls(self: Any, info: Info) -> list[Call]:
        found: Any = await desk_queries.open_calls(self.account_id, info.context.loaders.reach.now)
        return found

    @strawberry.field(description="At most ten who match exactly; each look is journaled.")
    async def find(self: Any, info: Info, by: SearchArgument) -> list[DeskMatch]:
        try:
            found = await searching.find_patients(info.context.engine, info.context.actor, _read_search(by))
        except NotYourClinic:
            raise Forbidden from None
        except TooManyTries as many:
            raise BadInput(
                "by", f"So many searches in one day are no calls; the next one is at {many.until}."
            ) from None
        except DocumentInvalid as wrong:
            raise BadInput("by.documentNumber", f"No document has such a number ({wrong.problem}).") from None
        return [_match(one) for one in found]

    @strawberry.field(description="Who works there.")
    async def staff(self: Any, clinic_id: ClinicId) -> list[StaffMember]:
        clinic = _own_clinic(clinic_id, self.clinic_ids)
        found: Any = (await staff_queries.staff_of_clinics([clinic]))[clinic]
        return found

    @strawberry.field(description="Whom the clinic has asked to its desk, newest first; for who manages it.")
    async def staff_invitations(self: Any, clinic_id: ClinicId) -> list[StaffInvitation]:
        clinic = _own_clinic(clinic_id, self.manages)
        found: Any = (await staff_queries.staff_invitations_of_clinics([clinic]))[clinic]
        return found

    @strawberry.field(description="Claims to act for somebody that wait for your clinics, oldest first.")
    async def disputes(self: Any) -> list[Dispute]:
        found: Any = await desk_queries.disputes_at(self.clinic_ids)
        return found

    @strawberry.field(description="Corrections people ask for, the most urgent first.")
    async def data_requests(self: Any) -> list[DataRequest]:
        found: Any = await desk_queries.corrections_at(self.clinic_ids)
        return found


def _own_clinic(text: str, own: frozenset[int]) -> int:
    """Raises Forbidden for a clinic that is not one of these."""
    clinic = read_id(text, "Clinic", "clinicId")
    if clinic not in own:
        raise Forbidden
    return clinic


def _read_search(by: DeskSearch) -> searching.DeskSearch:
    return searching.DeskSearch(
        clinic_id=read_id(by.clinic_id, "Clinic", "by.clinicId"),
        phone=by.phone,
        document_kind=None if by.document_kind is None else document_rules.DocumentKind[by.document_kind.name],
        document_number=by.document_number,
        family_name=by.family_name,
        given_name=by.given_name,
        middle_name=by.middle_name,
        birth_date=by.birth_date,
    )


def _match(found: searching.Match) -> DeskMatch:
    return DeskMatch(
        patient_id=global_id("Patient", found.patient_id),
        name=found.name,
        birth_year=found.birth_year,
        has_account=found.has_account,
        confirmed=found.confirmed,
    )
