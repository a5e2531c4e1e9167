from typing import Annotated, Literal, Optional, Union

from pydantic import Field

from .base_model import BaseModel
from .fragments import (  # noqa: F401
    Lack,
    Referred,
    ReferredAppointment,
    ReferredSource,
    ReferredSpecialty,
    ReferredToClinic,
)


class ReferralsPage(BaseModel):
    node: Optional[
        Annotated[
            Union["ReferralsPageNodeNode", "ReferralsPageNodePatient"],
            Field(discriminator="typename__"),
        ]
    ]


class ReferralsPageNodeNode(BaseModel):
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


class ReferralsPageNodePatient(BaseModel):
    typename__: Literal["Patient"] = Field(alias="__typename")
    id: str
    referrals: Optional["ReferralsPageNodePatientReferrals"]


class ReferralsPageNodePatientReferrals(BaseModel):
    nodes: list["ReferralsPageNodePatientReferralsNodes"]
    notes: list["ReferralsPageNodePatientReferralsNotes"]


class ReferralsPageNodePatientReferralsNodes(Referred):
    reason: Optional[str]


ReferralsPageNodePatientReferralsNotes = Lack
ReferralsPage.model_rebuild()
ReferralsPageNodePatient.model_rebuild()
ReferralsPageNodePatientReferrals.model_rebuild()
