"""A person who sees doctors."""

from datetime import date
from typing import Annotated, Any
from urllib.parse import urlencode

import strawberry
from strawberry import argument

from gateway import people_batches as batches
from gateway.batches import onlooker
from gateway.context import Info
from gateway.schema.access import Rule, access, ruled
from gateway.schema.document import PatientDocument
from gateway.schema.enums import Relation, Sex
from gateway.schema.filters import check_days
from gateway.schema.guardianship import Guardianship
from gateway.schema.journal import journal_of
from gateway.schema.node import Node, global_id
from gateway.schema.person import PersonName, name_of
from gateway.schema.record import lists
from gateway.schema.record.visits import visits_of
from gateway.schema.relation import relation as related
from gateway.schema.scopes import Scopes
from storage.queries.journal import journal_whole
from storage.queries.patients import OwnPatient

READABLE = [access(Rule.SEE_DOCUMENTS)]
PAPERS = [access(Rule.SEE_RECORD_DOCUMENTS)]

Since = Annotated[date | None, argument(description="From this day on, clinic-local.")]
Until = Annotated[date | None, argument(description="Up to this day, included.")]


@ruled(Rule.SEE_PATIENT)
@strawberry.type(description="A person who sees doctors: oneself, or somebody one acts for.")
class Patient(Node):
    documents: list[PatientDocument] | None = related(
        batches.documents_of, "patient.id", description="The patient's documents.", rule=Rule.SEE_DOCUMENTS
    )
    guardianships: list[Guardianship] = related(
        batches.guardianships_over,
        "patient.id",
        description="Everybody who acts or wants to act for the patient, those in force first.",
    )
    journal = strawberry.field(
        resolver=journal_of, description="Who read or changed what, newest first.", directives=READABLE
    )

    visits = strawberry.field(
        resolver=visits_of,
        description="What took place, newest first, over all sources.",
        directives=[access(Rule.SEE_RECORD)],
    )
    referrals = strawberry.field(
        resolver=lists.referrals_of,
        description="Referrals, those that can be used first, then newest first.",
        directives=[access(Rule.SEE_REFERRALS)],
    )
    immunizations = strawberry.field(
        resolver=lists.immunizations_of, description="Vaccinations, newest first.", directives=[access(Rule.SEE_RECORD)]
    )
    results = strawberry.field(
        resolver=lists.results_of, description="Results, newest first, up to 200.", directives=[access(Rule.SEE_RECORD)]
    )
    prescriptions = strawberry.field(
        resolver=lists.prescriptions_of,
        description="Prescriptions, those in force first, up to 200.",
        directives=[access(Rule.SEE_RECORD)],
    )
    record_documents = strawberry.field(
        resolver=lists.record_documents_of, description="Files, newest first, up to 200.", directives=PAPERS
    )
    coverage = strawberry.field(
        resolver=lists.coverage_of, description="Policies, those in force first.", directives=PAPERS
    )

    @strawberry.field(
        description="The visits of a period as one PDF, for a session with a second factor.",
        directives=[access(Rule.SEE_RECORD)],
    )
    def visits_pdf_url(self: Any, since: Since = None, until: Until = None) -> str | None:
        check_days(since, until, "until")
        asked = {"patient": global_id("Patient", self.patient.id), "since": since, "until": until}
        return f"/files/visits.pdf?{urlencode({name: str(value) for name, value in asked.items() if value})}"

    @strawberry.field(description="The same for this thing everywhere and always.")
    def id(self: Any) -> strawberry.ID:
        return global_id("Patient", self.patient.id)

    @strawberry.field(description="The patient's name.")
    def name(self: Any) -> PersonName:
        return name_of(self.patient)

    @strawberry.field(description="Date of birth.")
    def birth_date(self: Any) -> date:
        born: date = self.patient.birth_date
        return born

    @strawberry.field(description="The patient's sex, where it is known.")
    def sex(self: Any) -> Sex | None:
        return None if self.patient.sex is None else Sex[self.patient.sex.name]

    @strawberry.field(description="What the patient is to you.")
    def relation(self: Any) -> Relation:
        return Relation.SELF if self.relation is None else Relation[self.relation.name]

    @strawberry.field(description="Telephone, E.164.")
    def phone(self: Any) -> str | None:
        phone: str | None = self.patient.phone
        return phone

    @strawberry.field(description="E-mail address.")
    def email(self: Any) -> str | None:
        email: str | None = self.patient.email
        return email

    @strawberry.field(description="What you may do for the patient.")
    def scopes(self: Any) -> Scopes:
        own = self.scopes
        return Scopes(book=own.book, visits=own.visits, documents=own.documents)

    @strawberry.field(
        description="Whether the chain of the journal is whole: nothing was changed or taken out.", directives=READABLE
    )
    async def journal_intact(self: Any, info: Info) -> bool | None:
        looks = onlooker(info.context.loaders.reach)
        return None if looks is None else await journal_whole(looks, self.patient.id)

    @strawberry.field(description="The journal as JSON with its hashes; with a second factor in the session.")
    def journal_url(self: Any) -> str:
        return f"/files/journal/{global_id('Patient', self.patient.id)}.json"

    @classmethod
    def is_type_of(cls, row: Any, _info: Any) -> bool:
        return isinstance(row, OwnPatient)
