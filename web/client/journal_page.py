from datetime import datetime
from typing import Annotated, Literal, Optional, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import JournalDeed, JournalThrough, JournalWhy


class JournalPage(BaseModel):
    node: Optional[
        Annotated[
            Union["JournalPageNodeNode", "JournalPageNodePatient"],
            Field(discriminator="typename__"),
        ]
    ]


class JournalPageNodeNode(BaseModel):
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


class JournalPageNodePatient(BaseModel):
    typename__: Literal["Patient"] = Field(alias="__typename")
    id: str
    journal_intact: Optional[bool] = Field(alias="journalIntact")
    journal_url: str = Field(alias="journalUrl")
    journal: Optional["JournalPageNodePatientJournal"]


class JournalPageNodePatientJournal(BaseModel):
    total_count: int = Field(alias="totalCount")
    page_info: "JournalPageNodePatientJournalPageInfo" = Field(alias="pageInfo")
    edges: list["JournalPageNodePatientJournalEdges"]


class JournalPageNodePatientJournalPageInfo(BaseModel):
    has_next_page: bool = Field(alias="hasNextPage")
    end_cursor: Optional[str] = Field(alias="endCursor")


class JournalPageNodePatientJournalEdges(BaseModel):
    node: "JournalPageNodePatientJournalEdgesNode"


class JournalPageNodePatientJournalEdgesNode(BaseModel):
    id: str
    at: datetime
    who: str
    by_you: bool = Field(alias="byYou")
    deed: JournalDeed
    what: str
    why: JournalWhy
    reason: Optional[str]
    through: JournalThrough
    text: str


JournalPage.model_rebuild()
JournalPageNodePatient.model_rebuild()
JournalPageNodePatientJournal.model_rebuild()
JournalPageNodePatientJournalEdges.model_rebuild()
