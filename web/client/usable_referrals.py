from typing import Annotated, Literal, Optional, Union

from pydantic import Field

from .base_model import BaseModel
from .fragments import Lack, Referred


class UsableReferrals(BaseModel):
    node: Optional[
        Annotated[
            Union["UsableReferralsNodeNode", "UsableReferralsNodePatient"],
            Field(discriminator="typename__"),
        ]
    ]


class UsableReferralsNodeNode(BaseModel):
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


class UsableReferralsNodePatient(BaseModel):
    typename__: Literal["Patient"] = Field(alias="__typename")
    id: str
    referrals: Optional["UsableReferralsNodePatientReferrals"]


class UsableReferralsNodePatientReferrals(BaseModel):
    nodes: list["UsableReferralsNodePatientReferralsNodes"]
    notes: list["UsableReferralsNodePatientReferralsNotes"]


UsableReferralsNodePatientReferralsNodes = Referred
UsableReferralsNodePatientReferralsNotes = Lack
UsableReferrals.model_rebuild()
UsableReferralsNodePatient.model_rebuild()
UsableReferralsNodePatientReferrals.model_rebuild()
