from datetime import date
from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import GuardianshipState, Relation


class ConsentQuestion(BaseModel):
    guardianship_question: Optional["ConsentQuestionGuardianshipQuestion"] = Field(
        alias="guardianshipQuestion"
    )


class ConsentQuestionGuardianshipQuestion(BaseModel):
    guardian_name: str = Field(alias="guardianName")
    patient_name: str = Field(alias="patientName")
    relation: Relation
    scopes: "ConsentQuestionGuardianshipQuestionScopes"
    since: date
    until: Optional[date]
    state: GuardianshipState
    to: str


class ConsentQuestionGuardianshipQuestionScopes(BaseModel):
    book: bool
    visits: bool
    documents: bool


ConsentQuestion.model_rebuild()
ConsentQuestionGuardianshipQuestion.model_rebuild()
