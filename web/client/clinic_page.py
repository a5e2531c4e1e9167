from datetime import time
from typing import Annotated, Literal, Optional, Union

from pydantic import Field

from .base_model import BaseModel
from .fragments import Place, PlaceCoordinates, PlaceFreshness  # noqa: F401


class ClinicPage(BaseModel):
    node: Optional[
        Annotated[
            Union["ClinicPageNodeNode", "ClinicPageNodeClinic"],
            Field(discriminator="typename__"),
        ]
    ]


class ClinicPageNodeNode(BaseModel):
    typename__: Literal[
        "Appointment",
        "Call",
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
        "Slot",
        "Specialty",
        "StaffInvitation",
        "StaffMember",
        "Visit",
    ] = Field(alias="__typename")


class ClinicPageNodeClinic(Place):
    typename__: Literal["Clinic"] = Field(alias="__typename")
    district: Optional[str]
    hours: list["ClinicPageNodeClinicHours"]
    nearest_connected: list["ClinicPageNodeClinicNearestConnected"] = Field(
        alias="nearestConnected"
    )


class ClinicPageNodeClinicHours(BaseModel):
    weekday: int
    opens: time
    closes: time


ClinicPageNodeClinicNearestConnected = Place
ClinicPage.model_rebuild()
ClinicPageNodeClinic.model_rebuild()
