from typing import Annotated, Literal, Optional, Union

from pydantic import Field

from .base_model import BaseModel
from .fragments import Calling, CallingClinic, CallingPatient, Visit  # noqa: F401


class CallPage(BaseModel):
    viewer: Optional["CallPageViewer"]
    node: Optional[
        Annotated[
            Union["CallPageNodeNode", "CallPageNodeCall"],
            Field(discriminator="typename__"),
        ]
    ]


class CallPageViewer(BaseModel):
    id: str


class CallPageNodeNode(BaseModel):
    typename__: Literal[
        "Appointment",
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
        "Slot",
        "Specialty",
        "StaffInvitation",
        "StaffMember",
        "Visit",
    ] = Field(alias="__typename")


class CallPageNodeCall(Calling):
    typename__: Literal["Call"] = Field(alias="__typename")
    appointments: list["CallPageNodeCallAppointments"]


CallPageNodeCallAppointments = Visit
CallPage.model_rebuild()
CallPageNodeCall.model_rebuild()
