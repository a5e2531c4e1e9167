from datetime import date
from typing import Annotated, Literal, Optional, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import Sex
from .fragments import Acting, ActingPatient, ActingScopes  # noqa: F401


class GuardianshipPage(BaseModel):
    viewer: Optional["GuardianshipPageViewer"]
    node: Optional[
        Annotated[
            Union["GuardianshipPageNodeNode", "GuardianshipPageNodeGuardianship"],
            Field(discriminator="typename__"),
        ]
    ]


class GuardianshipPageViewer(BaseModel):
    id: str
    second_factor: bool = Field(alias="secondFactor")
    patient: Optional["GuardianshipPageViewerPatient"]


class GuardianshipPageViewerPatient(BaseModel):
    id: str


class GuardianshipPageNodeNode(BaseModel):
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


class GuardianshipPageNodeGuardianship(Acting):
    typename__: Literal["Guardianship"] = Field(alias="__typename")
    about: Optional["GuardianshipPageNodeGuardianshipAbout"]


class GuardianshipPageNodeGuardianshipAbout(BaseModel):
    id: str
    name: "GuardianshipPageNodeGuardianshipAboutName"
    birth_date: date = Field(alias="birthDate")
    sex: Optional[Sex]
    phone: Optional[str]
    email: Optional[str]
    scopes: "GuardianshipPageNodeGuardianshipAboutScopes"
    guardianships: list["GuardianshipPageNodeGuardianshipAboutGuardianships"]


class GuardianshipPageNodeGuardianshipAboutName(BaseModel):
    full: str
    short: str
    given: str


class GuardianshipPageNodeGuardianshipAboutScopes(BaseModel):
    book: bool
    visits: bool
    documents: bool


GuardianshipPageNodeGuardianshipAboutGuardianships = Acting
GuardianshipPage.model_rebuild()
GuardianshipPageViewer.model_rebuild()
GuardianshipPageNodeGuardianship.model_rebuild()
GuardianshipPageNodeGuardianshipAbout.model_rebuild()
