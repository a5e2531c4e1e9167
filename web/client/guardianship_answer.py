from typing import Literal, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import RefusalCode, RemedyAction
from .fragments import Acting, Other


class GuardianshipAnswer(BaseModel):
    guardianship_answer: Union[
        "GuardianshipAnswerGuardianshipAnswerGuardianshipAnswerSuccess",
        "GuardianshipAnswerGuardianshipAnswerNotYourPatient",
        "GuardianshipAnswerGuardianshipAnswerFamilyFull",
        "GuardianshipAnswerGuardianshipAnswerKeyReused",
    ] = Field(alias="guardianshipAnswer", discriminator="typename__")


class GuardianshipAnswerGuardianshipAnswerGuardianshipAnswerSuccess(BaseModel):
    typename__: Literal["GuardianshipAnswerSuccess"] = Field(alias="__typename")
    guardianship: (
        "GuardianshipAnswerGuardianshipAnswerGuardianshipAnswerSuccessGuardianship"
    )


GuardianshipAnswerGuardianshipAnswerGuardianshipAnswerSuccessGuardianship = Acting


class GuardianshipAnswerGuardianshipAnswerNotYourPatient(BaseModel):
    typename__: Literal["NotYourPatient"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "GuardianshipAnswerGuardianshipAnswerNotYourPatientRemedy"
    alternatives: list["GuardianshipAnswerGuardianshipAnswerNotYourPatientAlternatives"]


class GuardianshipAnswerGuardianshipAnswerNotYourPatientRemedy(BaseModel):
    action: RemedyAction
    text: str


GuardianshipAnswerGuardianshipAnswerNotYourPatientAlternatives = Other


class GuardianshipAnswerGuardianshipAnswerFamilyFull(BaseModel):
    typename__: Literal["FamilyFull"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "GuardianshipAnswerGuardianshipAnswerFamilyFullRemedy"
    alternatives: list["GuardianshipAnswerGuardianshipAnswerFamilyFullAlternatives"]


class GuardianshipAnswerGuardianshipAnswerFamilyFullRemedy(BaseModel):
    action: RemedyAction
    text: str


GuardianshipAnswerGuardianshipAnswerFamilyFullAlternatives = Other


class GuardianshipAnswerGuardianshipAnswerKeyReused(BaseModel):
    typename__: Literal["KeyReused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "GuardianshipAnswerGuardianshipAnswerKeyReusedRemedy"
    alternatives: list["GuardianshipAnswerGuardianshipAnswerKeyReusedAlternatives"]


class GuardianshipAnswerGuardianshipAnswerKeyReusedRemedy(BaseModel):
    action: RemedyAction
    text: str


GuardianshipAnswerGuardianshipAnswerKeyReusedAlternatives = Other
GuardianshipAnswer.model_rebuild()
GuardianshipAnswerGuardianshipAnswerGuardianshipAnswerSuccess.model_rebuild()
GuardianshipAnswerGuardianshipAnswerNotYourPatient.model_rebuild()
GuardianshipAnswerGuardianshipAnswerFamilyFull.model_rebuild()
GuardianshipAnswerGuardianshipAnswerKeyReused.model_rebuild()
