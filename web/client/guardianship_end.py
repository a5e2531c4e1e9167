from typing import Literal, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import RefusalCode, RemedyAction
from .fragments import Acting, Other


class GuardianshipEnd(BaseModel):
    guardianship_end: Union[
        "GuardianshipEndGuardianshipEndGuardianshipEndSuccess",
        "GuardianshipEndGuardianshipEndNotYourPatient",
        "GuardianshipEndGuardianshipEndKeyReused",
    ] = Field(alias="guardianshipEnd", discriminator="typename__")


class GuardianshipEndGuardianshipEndGuardianshipEndSuccess(BaseModel):
    typename__: Literal["GuardianshipEndSuccess"] = Field(alias="__typename")
    guardianship: "GuardianshipEndGuardianshipEndGuardianshipEndSuccessGuardianship"


GuardianshipEndGuardianshipEndGuardianshipEndSuccessGuardianship = Acting


class GuardianshipEndGuardianshipEndNotYourPatient(BaseModel):
    typename__: Literal["NotYourPatient"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "GuardianshipEndGuardianshipEndNotYourPatientRemedy"
    alternatives: list["GuardianshipEndGuardianshipEndNotYourPatientAlternatives"]


class GuardianshipEndGuardianshipEndNotYourPatientRemedy(BaseModel):
    action: RemedyAction
    text: str


GuardianshipEndGuardianshipEndNotYourPatientAlternatives = Other


class GuardianshipEndGuardianshipEndKeyReused(BaseModel):
    typename__: Literal["KeyReused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "GuardianshipEndGuardianshipEndKeyReusedRemedy"
    alternatives: list["GuardianshipEndGuardianshipEndKeyReusedAlternatives"]


class GuardianshipEndGuardianshipEndKeyReusedRemedy(BaseModel):
    action: RemedyAction
    text: str


GuardianshipEndGuardianshipEndKeyReusedAlternatives = Other
GuardianshipEnd.model_rebuild()
GuardianshipEndGuardianshipEndGuardianshipEndSuccess.model_rebuild()
GuardianshipEndGuardianshipEndNotYourPatient.model_rebuild()
GuardianshipEndGuardianshipEndKeyReused.model_rebuild()
