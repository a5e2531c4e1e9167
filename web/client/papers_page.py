from typing import Annotated, Literal, Optional, Union

from pydantic import Field

from .base_model import BaseModel
from .fragments import (
    Filed,
    FiledSource,  # noqa: F401
    Insured,
    Lack,
)


class PapersPage(BaseModel):
    node: Optional[
        Annotated[
            Union["PapersPageNodeNode", "PapersPageNodePatient"],
            Field(discriminator="typename__"),
        ]
    ]


class PapersPageNodeNode(BaseModel):
    typename__: Literal[
        "Appointment",
        "Call",
        "Clinic",
        "Contact",
        "Coverage",
        "DataRequest",
        "Department",
        "Dispute",
        "Doctor",
        "Factor",
        "Guardianship",
        "Hold",
        "Immunization",
        "Invitation",
        "JournalEntry",
        "Login",
        "Node",
        "PatientDocument",
        "Prescription",
        "RecordDocument",
        "Referral",
        "Region",
        "Result",
        "Service",
        "Session",
        "Slot",
        "Specialty",
        "StaffInvitation",
        "StaffMember",
        "Visit",
    ] = Field(alias="__typename")


class PapersPageNodePatient(BaseModel):
    typename__: Literal["Patient"] = Field(alias="__typename")
    id: str
    coverage: Optional["PapersPageNodePatientCoverage"]
    record_documents: Optional["PapersPageNodePatientRecordDocuments"] = Field(
        alias="recordDocuments"
    )


class PapersPageNodePatientCoverage(BaseModel):
    nodes: list["PapersPageNodePatientCoverageNodes"]
    notes: list["PapersPageNodePatientCoverageNotes"]


PapersPageNodePatientCoverageNodes = Insured
PapersPageNodePatientCoverageNotes = Lack


class PapersPageNodePatientRecordDocuments(BaseModel):
    nodes: list["PapersPageNodePatientRecordDocumentsNodes"]
    notes: list["PapersPageNodePatientRecordDocumentsNotes"]


class PapersPageNodePatientRecordDocumentsNodes(Filed):
    visit: Optional["PapersPageNodePatientRecordDocumentsNodesVisit"]


class PapersPageNodePatientRecordDocumentsNodesVisit(BaseModel):
    id: str


PapersPageNodePatientRecordDocumentsNotes = Lack
PapersPage.model_rebuild()
PapersPageNodePatient.model_rebuild()
PapersPageNodePatientCoverage.model_rebuild()
PapersPageNodePatientRecordDocuments.model_rebuild()
PapersPageNodePatientRecordDocumentsNodes.model_rebuild()
