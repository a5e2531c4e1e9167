from typing import Annotated, Literal, Optional, Union

from pydantic import Field

from .base_model import BaseModel
from .fragments import Lack, VisitLine


class VisitsPage(BaseModel):
    node: Optional[
        Annotated[
            Union["VisitsPageNodeNode", "VisitsPageNodePatient"],
            Field(discriminator="typename__"),
        ]
    ]


class VisitsPageNodeNode(BaseModel):
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


class VisitsPageNodePatient(BaseModel):
    typename__: Literal["Patient"] = Field(alias="__typename")
    id: str
    visits_pdf_url: Optional[str] = Field(alias="visitsPdfUrl")
    visits: Optional["VisitsPageNodePatientVisits"]


class VisitsPageNodePatientVisits(BaseModel):
    total_count: int = Field(alias="totalCount")
    page_info: "VisitsPageNodePatientVisitsPageInfo" = Field(alias="pageInfo")
    notes: list["VisitsPageNodePatientVisitsNotes"]
    clinics: list["VisitsPageNodePatientVisitsClinics"]
    doctors: list["VisitsPageNodePatientVisitsDoctors"]
    edges: list["VisitsPageNodePatientVisitsEdges"]


class VisitsPageNodePatientVisitsPageInfo(BaseModel):
    has_next_page: bool = Field(alias="hasNextPage")
    end_cursor: Optional[str] = Field(alias="endCursor")


VisitsPageNodePatientVisitsNotes = Lack


class VisitsPageNodePatientVisitsClinics(BaseModel):
    id: str
    short_name: str = Field(alias="shortName")


class VisitsPageNodePatientVisitsDoctors(BaseModel):
    id: str
    name: "VisitsPageNodePatientVisitsDoctorsName"


class VisitsPageNodePatientVisitsDoctorsName(BaseModel):
    short: str


class VisitsPageNodePatientVisitsEdges(BaseModel):
    node: "VisitsPageNodePatientVisitsEdgesNode"


VisitsPageNodePatientVisitsEdgesNode = VisitLine
VisitsPage.model_rebuild()
VisitsPageNodePatient.model_rebuild()
VisitsPageNodePatientVisits.model_rebuild()
VisitsPageNodePatientVisitsDoctors.model_rebuild()
VisitsPageNodePatientVisitsEdges.model_rebuild()
