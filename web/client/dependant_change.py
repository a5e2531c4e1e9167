from typing import Literal, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import RefusalCode, RemedyAction
from .fragments import Acting, Other, Sent


class DependantChange(BaseModel):
    dependant_change: Union[
        "DependantChangeDependantChangeDependantChangeSuccess",
        "DependantChangeDependantChangeRelationUnfit",
        "DependantChangeDependantChangeAccountNotConfirmed",
        "DependantChangeDependantChangeNotYourPatient",
        "DependantChangeDependantChangeTooManyTries",
        "DependantChangeDependantChangeKeyReused",
    ] = Field(alias="dependantChange", discriminator="typename__")


class DependantChangeDependantChangeDependantChangeSuccess(BaseModel):
    typename__: Literal["DependantChangeSuccess"] = Field(alias="__typename")
    guardianship: "DependantChangeDependantChangeDependantChangeSuccessGuardianship"
    sent: "DependantChangeDependantChangeDependantChangeSuccessSent"


DependantChangeDependantChangeDependantChangeSuccessGuardianship = Acting
DependantChangeDependantChangeDependantChangeSuccessSent = Sent


class DependantChangeDependantChangeRelationUnfit(BaseModel):
    typename__: Literal["RelationUnfit"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DependantChangeDependantChangeRelationUnfitRemedy"
    alternatives: list["DependantChangeDependantChangeRelationUnfitAlternatives"]


class DependantChangeDependantChangeRelationUnfitRemedy(BaseModel):
    action: RemedyAction
    text: str


DependantChangeDependantChangeRelationUnfitAlternatives = Other


class DependantChangeDependantChangeAccountNotConfirmed(BaseModel):
    typename__: Literal["AccountNotConfirmed"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DependantChangeDependantChangeAccountNotConfirmedRemedy"
    alternatives: list["DependantChangeDependantChangeAccountNotConfirmedAlternatives"]


class DependantChangeDependantChangeAccountNotConfirmedRemedy(BaseModel):
    action: RemedyAction
    text: str


DependantChangeDependantChangeAccountNotConfirmedAlternatives = Other


class DependantChangeDependantChangeNotYourPatient(BaseModel):
    typename__: Literal["NotYourPatient"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DependantChangeDependantChangeNotYourPatientRemedy"
    alternatives: list["DependantChangeDependantChangeNotYourPatientAlternatives"]


class DependantChangeDependantChangeNotYourPatientRemedy(BaseModel):
    action: RemedyAction
    text: str


DependantChangeDependantChangeNotYourPatientAlternatives = Other


class DependantChangeDependantChangeTooManyTries(BaseModel):
    typename__: Literal["TooManyTries"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DependantChangeDependantChangeTooManyTriesRemedy"
    alternatives: list["DependantChangeDependantChangeTooManyTriesAlternatives"]


class DependantChangeDependantChangeTooManyTriesRemedy(BaseModel):
    action: RemedyAction
    text: str


DependantChangeDependantChangeTooManyTriesAlternatives = Other


class DependantChangeDependantChangeKeyReused(BaseModel):
    typename__: Literal["KeyReused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DependantChangeDependantChangeKeyReusedRemedy"
    alternatives: list["DependantChangeDependantChangeKeyReusedAlternatives"]


class DependantChangeDependantChangeKeyReusedRemedy(BaseModel):
    action: RemedyAction
    text: str


DependantChangeDependantChangeKeyReusedAlternatives = Other
DependantChange.model_rebuild()
DependantChangeDependantChangeDependantChangeSuccess.model_rebuild()
DependantChangeDependantChangeRelationUnfit.model_rebuild()
DependantChangeDependantChangeAccountNotConfirmed.model_rebuild()
DependantChangeDependantChangeNotYourPatient.model_rebuild()
DependantChangeDependantChangeTooManyTries.model_rebuild()
DependantChangeDependantChangeKeyReused.model_rebuild()
