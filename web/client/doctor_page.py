from datetime import date
from typing import Annotated, Literal, Optional, Union

from pydantic import Field

from .base_model import BaseModel
from .fragments import (  # noqa: F401
    Moving,
    Practitioner,
    PractitionerAbsence,
    PractitionerClinic,
    PractitionerName,
    PractitionerSpecialty,
    Time,
)


class DoctorPage(BaseModel):
    node: Optional[
        Annotated[
            Union["DoctorPageNodeNode", "DoctorPageNodeDoctor"],
            Field(discriminator="typename__"),
        ]
    ]
    picked: Optional[
        Annotated[
            Union["DoctorPagePickedNode", "DoctorPagePickedSlot"],
            Field(discriminator="typename__"),
        ]
    ] = None
    viewer: Optional["DoctorPageViewer"]


class DoctorPageNodeNode(BaseModel):
    typename__: Literal[
        "Appointment",
        "Call",
        "Clinic",
        "Contact",
        "Coverage",
        "DataRequest",
        "Department",
        "Dispute",
        "Factor",
        "Guardianship",
        "Hold",
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


class DoctorPageNodeDoctor(Practitioner):
    typename__: Literal["Doctor"] = Field(alias="__typename")
    rules: "DoctorPageNodeDoctorRules"
    days: list["DoctorPageNodeDoctorDays"]
    next_free: list["DoctorPageNodeDoctorNextFree"] = Field(alias="nextFree")


class DoctorPageNodeDoctorRules(BaseModel):
    policy: "DoctorPageNodeDoctorRulesPolicy"


class DoctorPageNodeDoctorRulesPolicy(BaseModel):
    horizon_days: int = Field(alias="horizonDays")


class DoctorPageNodeDoctorDays(BaseModel):
    day: date
    free: int


DoctorPageNodeDoctorNextFree = Time


class DoctorPagePickedNode(BaseModel):
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
        "Patient",
        "PatientDocument",
        "Prescription",
        "RecordDocument",
        "Referral",
        "Region",
        "Result",
        "Service",
        "Session",
        "Specialty",
        "StaffInvitation",
        "StaffMember",
        "Visit",
    ] = Field(alias="__typename")


class DoctorPagePickedSlot(Time):
    typename__: Literal["Slot"] = Field(alias="__typename")


class DoctorPageViewer(BaseModel):
    id: str
    holds: list["DoctorPageViewerHolds"]
    appointment_by_code: Optional["DoctorPageViewerAppointmentByCode"] = Field(
        alias="appointmentByCode", default=None
    )


class DoctorPageViewerHolds(BaseModel):
    id: str
    slot: "DoctorPageViewerHoldsSlot"


class DoctorPageViewerHoldsSlot(BaseModel):
    id: str


DoctorPageViewerAppointmentByCode = Moving
DoctorPage.model_rebuild()
DoctorPageNodeDoctor.model_rebuild()
DoctorPageNodeDoctorRules.model_rebuild()
DoctorPageViewer.model_rebuild()
DoctorPageViewerHolds.model_rebuild()
