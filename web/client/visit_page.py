from datetime import datetime
from typing import Annotated, Literal, Optional, Union

from pydantic import Field

from .base_model import BaseModel
from .fragments import (  # noqa: F401
    Examined,
    Filed,
    Person,
    Prescribed,
    Referred,
    VisitLine,
    VisitLineClinic,
    VisitLineDiagnoses,
    VisitLineSource,
)


class VisitPage(BaseModel):
    viewer: Optional["VisitPageViewer"]
    node: Optional[
        Annotated[
            Union["VisitPageNodeNode", "VisitPageNodeVisit"],
            Field(discriminator="typename__"),
        ]
    ]


class VisitPageViewer(BaseModel):
    id: str


class VisitPageNodeNode(BaseModel):
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
        "Slot",
        "Specialty",
        "StaffInvitation",
        "StaffMember",
    ] = Field(alias="__typename")


class VisitPageNodeVisit(VisitLine):
    typename__: Literal["Visit"] = Field(alias="__typename")
    ends_at: Optional[datetime] = Field(alias="endsAt")
    reason: Optional[str]
    doctor: Optional["VisitPageNodeVisitDoctor"]
    prescriptions: list["VisitPageNodeVisitPrescriptions"]
    referrals: list["VisitPageNodeVisitReferrals"]
    results: list["VisitPageNodeVisitResults"]
    documents: Optional[list["VisitPageNodeVisitDocuments"]]
    patient: "VisitPageNodeVisitPatient"
    appointment: Optional["VisitPageNodeVisitAppointment"]
    pdf_url: str = Field(alias="pdfUrl")


class VisitPageNodeVisitDoctor(BaseModel):
    id: str


VisitPageNodeVisitPrescriptions = Prescribed
VisitPageNodeVisitReferrals = Referred
VisitPageNodeVisitResults = Examined
VisitPageNodeVisitDocuments = Filed
VisitPageNodeVisitPatient = Person


class VisitPageNodeVisitAppointment(BaseModel):
    code: str


VisitPage.model_rebuild()
VisitPageNodeVisit.model_rebuild()
