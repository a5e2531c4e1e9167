from typing import Annotated, Literal, Optional, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import DocumentKind


class PatientDocuments(BaseModel):
    node: Optional[
        Annotated[
            Union["PatientDocumentsNodeNode", "PatientDocumentsNodePatient"],
            Field(discriminator="typename__"),
        ]
    ]


class PatientDocumentsNodeNode(BaseModel):
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


class PatientDocumentsNodePatient(BaseModel):
    typename__: Literal["Patient"] = Field(alias="__typename")
    id: str
    documents: Optional[list["PatientDocumentsNodePatientDocuments"]]


class PatientDocumentsNodePatientDocuments(BaseModel):
    id: str
    kind: DocumentKind
    number: str
    verified: bool


PatientDocuments.model_rebuild()
PatientDocumentsNodePatient.model_rebuild()
