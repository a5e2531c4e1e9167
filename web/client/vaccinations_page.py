from typing import Annotated, Literal, Optional, Union

from pydantic import Field

from .base_model import BaseModel
from .fragments import Lack, Vaccinated


class VaccinationsPage(BaseModel):
    node: Optional[
        Annotated[
            Union["VaccinationsPageNodeNode", "VaccinationsPageNodePatient"],
            Field(discriminator="typename__"),
        ]
    ]


class VaccinationsPageNodeNode(BaseModel):
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


class VaccinationsPageNodePatient(BaseModel):
    typename__: Literal["Patient"] = Field(alias="__typename")
    id: str
    immunizations: Optional["VaccinationsPageNodePatientImmunizations"]


class VaccinationsPageNodePatientImmunizations(BaseModel):
    nodes: list["VaccinationsPageNodePatientImmunizationsNodes"]
    notes: list["VaccinationsPageNodePatientImmunizationsNotes"]


VaccinationsPageNodePatientImmunizationsNodes = Vaccinated
VaccinationsPageNodePatientImmunizationsNotes = Lack
VaccinationsPage.model_rebuild()
VaccinationsPageNodePatient.model_rebuild()
VaccinationsPageNodePatientImmunizations.model_rebuild()
