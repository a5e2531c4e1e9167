from typing import Annotated, Literal, Optional, Union

from pydantic import Field

from .base_model import BaseModel
from .fragments import (
    Lack,
    Prescribed,
    PrescribedSource,  # noqa: F401
)


class PrescriptionsPage(BaseModel):
    node: Optional[
        Annotated[
            Union["PrescriptionsPageNodeNode", "PrescriptionsPageNodePatient"],
            Field(discriminator="typename__"),
        ]
    ]


class PrescriptionsPageNodeNode(BaseModel):
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


class PrescriptionsPageNodePatient(BaseModel):
    typename__: Literal["Patient"] = Field(alias="__typename")
    id: str
    prescriptions: Optional["PrescriptionsPageNodePatientPrescriptions"]


class PrescriptionsPageNodePatientPrescriptions(BaseModel):
    nodes: list["PrescriptionsPageNodePatientPrescriptionsNodes"]
    notes: list["PrescriptionsPageNodePatientPrescriptionsNotes"]


class PrescriptionsPageNodePatientPrescriptionsNodes(Prescribed):
    visit: Optional["PrescriptionsPageNodePatientPrescriptionsNodesVisit"]


class PrescriptionsPageNodePatientPrescriptionsNodesVisit(BaseModel):
    id: str


PrescriptionsPageNodePatientPrescriptionsNotes = Lack
PrescriptionsPage.model_rebuild()
PrescriptionsPageNodePatient.model_rebuild()
PrescriptionsPageNodePatientPrescriptions.model_rebuild()
PrescriptionsPageNodePatientPrescriptionsNodes.model_rebuild()
