from typing import Annotated, Literal, Optional, Union

from pydantic import Field

from .base_model import BaseModel
from .fragments import Time


class SlotLink(BaseModel):
    node: Optional[
        Annotated[
            Union["SlotLinkNodeNode", "SlotLinkNodeSlot"],
            Field(discriminator="typename__"),
        ]
    ]


class SlotLinkNodeNode(BaseModel):
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


class SlotLinkNodeSlot(Time):
    typename__: Literal["Slot"] = Field(alias="__typename")
    booking_phone: Optional[str] = Field(alias="bookingPhone")


SlotLink.model_rebuild()
