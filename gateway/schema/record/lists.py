"""The other parts of a patient's record: short lists, each with what is missing."""

from typing import Annotated, Any

import strawberry
from strawberry import argument

from gateway import record_batches
from gateway.context import Info
from gateway.loaders import Batch
from gateway.record_batches import ReferralsAsked
from gateway.schema.access import Rule, ruled
from gateway.schema.node import read_id
from gateway.schema.record.coverage import Coverage
from gateway.schema.record.document import RecordDocument
from gateway.schema.record.immunization import Immunization
from gateway.schema.record.notes import fresh_notes
from gateway.schema.record.prescription import Prescription
from gateway.schema.record.referral import Referral
from gateway.schema.record.result import Result
from gateway.schema.record.source import RecordNote
from storage.models import RecordKind

MISSING = "What is missing, and how old what is not fresh."

Usable = Annotated[bool | None, argument(description="Only those that can be used now, or only those that can not.")]
ToSpecialty = Annotated[strawberry.ID | None, argument(description="To this specialty only.")]


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="Referrals, with what is missing.")
class ReferralList:
    nodes: list[Referral] = strawberry.field(description="The referrals.")
    notes: list[RecordNote] = strawberry.field(description=MISSING)


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="Vaccinations, with what is missing.")
class ImmunizationList:
    nodes: list[Immunization] = strawberry.field(description="The vaccinations.")
    notes: list[RecordNote] = strawberry.field(description=MISSING)


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="Results, with what is missing.")
class ResultList:
    nodes: list[Result] = strawberry.field(description="The results.")
    notes: list[RecordNote] = strawberry.field(description=MISSING)


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="Prescriptions, with what is missing.")
class PrescriptionList:
    nodes: list[Prescription] = strawberry.field(description="The prescriptions.")
    notes: list[RecordNote] = strawberry.field(description=MISSING)


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="Policies, with what is missing.")
class CoverageList:
    nodes: list[Coverage] = strawberry.field(description="The policies.")
    notes: list[RecordNote] = strawberry.field(description=MISSING)


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="Files, with what is missing.")
class RecordDocumentList:
    nodes: list[RecordDocument] = strawberry.field(description="The files.")
    notes: list[RecordNote] = strawberry.field(description=MISSING)


async def referrals_of(
    self: Any, info: Info, usable: Usable = None, specialty_id: ToSpecialty = None
) -> ReferralList | None:
    specialty = None if specialty_id is None else read_id(specialty_id, "Specialty", "specialtyId")
    asked = ReferralsAsked(usable, specialty)
    notes = await fresh_notes(info, self.patient.id, "referrals")
    found = await info.context.loaders.load(record_batches.referrals_of, self.patient.id, asked)
    return ReferralList(nodes=found, notes=notes)


async def immunizations_of(self: Any, info: Info) -> ImmunizationList | None:
    notes = await fresh_notes(info, self.patient.id, "immunizations")
    return ImmunizationList(nodes=await _nodes(self, info, RecordKind.IMMUNIZATION), notes=notes)


async def results_of(self: Any, info: Info) -> ResultList | None:
    notes = await fresh_notes(info, self.patient.id, "results")
    return ResultList(nodes=await _nodes(self, info, RecordKind.RESULT), notes=notes)


async def record_documents_of(self: Any, info: Info) -> RecordDocumentList | None:
    notes = await fresh_notes(info, self.patient.id, "record_documents")
    return RecordDocumentList(nodes=await _nodes(self, info, RecordKind.DOCUMENT), notes=notes)


async def prescriptions_of(self: Any, info: Info) -> PrescriptionList | None:
    notes = await fresh_notes(info, self.patient.id, "prescriptions")
    return PrescriptionList(nodes=await _load(self, info, record_batches.prescriptions_of), notes=notes)


async def coverage_of(self: Any, info: Info) -> CoverageList | None:
    notes = await fresh_notes(info, self.patient.id, "coverage")
    return CoverageList(nodes=await _load(self, info, record_batches.coverage_of), notes=notes)


async def _nodes(own: Any, info: Info, kind: RecordKind) -> Any:
    return await _load(own, info, record_batches.lists_of(kind))


async def _load(own: Any, info: Info, batch: Batch) -> Any:
    return await info.context.loaders.load(batch, own.patient.id)
