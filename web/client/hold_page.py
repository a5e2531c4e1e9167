from typing import Annotated, Literal, Optional, Union

from pydantic import Field

from .base_model import BaseModel
from .fragments import (  # noqa: F401
    Holding,
    HoldingPatient,
    HoldingSlot,
    Moving,
    Person,
    PersonName,
)


class HoldPage(BaseModel):
    viewer: Optional["HoldPageViewer"]
    node: Optional[
        Annotated[
            Union["HoldPageNodeNode", "HoldPageNodeHold"],
            Field(discriminator="typename__"),
        ]
    ]


class HoldPageViewer(BaseModel):
    id: str
    patients: list["HoldPageViewerPatients"]
    appointment_by_code: Optional["HoldPageViewerAppointmentByCode"] = Field(
        alias="appointmentByCode", default=None
    )


class HoldPageViewerPatients(Person):
    scopes: "HoldPageViewerPatientsScopes"


class HoldPageViewerPatientsScopes(BaseModel):
    book: bool


HoldPageViewerAppointmentByCode = Moving


class HoldPageNodeNode(BaseModel):
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
        "Immunization",
        "Invitation",
        "JournalEntry",
        "Login",
        "Node",
        "Patient",
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


class HoldPageNodeHold(Holding):
    typename__: Literal["Hold"] = Field(alias="__typename")


HoldPage.model_rebuild()
HoldPageViewer.model_rebuild()
HoldPageViewerPatients.model_rebuild()
