from typing import Annotated, Literal, Optional, Union

from pydantic import Field

from .base_model import BaseModel
from .fragments import Examined, ExaminedSource, ExaminedValues, Lack  # noqa: F401


class ResultsPage(BaseModel):
    node: Optional[
        Annotated[
            Union["ResultsPageNodeNode", "ResultsPageNodePatient"],
            Field(discriminator="typename__"),
        ]
    ]


class ResultsPageNodeNode(BaseModel):
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


class ResultsPageNodePatient(BaseModel):
    typename__: Literal["Patient"] = Field(alias="__typename")
    id: str
    results: Optional["ResultsPageNodePatientResults"]


class ResultsPageNodePatientResults(BaseModel):
    nodes: list["ResultsPageNodePatientResultsNodes"]
    notes: list["ResultsPageNodePatientResultsNotes"]


class ResultsPageNodePatientResultsNodes(Examined):
    visit: Optional["ResultsPageNodePatientResultsNodesVisit"]


class ResultsPageNodePatientResultsNodesVisit(BaseModel):
    id: str


ResultsPageNodePatientResultsNotes = Lack
ResultsPage.model_rebuild()
ResultsPageNodePatient.model_rebuild()
ResultsPageNodePatientResults.model_rebuild()
ResultsPageNodePatientResultsNodes.model_rebuild()
