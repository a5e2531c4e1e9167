from typing import Literal, Optional, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import RefusalCode, RemedyAction
from .fragments import Acting, Other, Sent


class DependantCodeAgain(BaseModel):
    dependant_code_again: Union[
        "DependantCodeAgainDependantCodeAgainDependantCodeAgainSuccess",
        "DependantCodeAgainDependantCodeAgainTooManyTries",
        "DependantCodeAgainDependantCodeAgainNotYourPatient",
        "DependantCodeAgainDependantCodeAgainKeyReused",
    ] = Field(alias="dependantCodeAgain", discriminator="typename__")


class DependantCodeAgainDependantCodeAgainDependantCodeAgainSuccess(BaseModel):
    typename__: Literal["DependantCodeAgainSuccess"] = Field(alias="__typename")
    guardianship: (
        "DependantCodeAgainDependantCodeAgainDependantCodeAgainSuccessGuardianship"
    )
    sent: Optional["DependantCodeAgainDependantCodeAgainDependantCodeAgainSuccessSent"]


DependantCodeAgainDependantCodeAgainDependantCodeAgainSuccessGuardianship = Acting
DependantCodeAgainDependantCodeAgainDependantCodeAgainSuccessSent = Sent


class DependantCodeAgainDependantCodeAgainTooManyTries(BaseModel):
    typename__: Literal["TooManyTries"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DependantCodeAgainDependantCodeAgainTooManyTriesRemedy"
    alternatives: list["DependantCodeAgainDependantCodeAgainTooManyTriesAlternatives"]


class DependantCodeAgainDependantCodeAgainTooManyTriesRemedy(BaseModel):
    action: RemedyAction
    text: str


DependantCodeAgainDependantCodeAgainTooManyTriesAlternatives = Other


class DependantCodeAgainDependantCodeAgainNotYourPatient(BaseModel):
    typename__: Literal["NotYourPatient"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DependantCodeAgainDependantCodeAgainNotYourPatientRemedy"
    alternatives: list["DependantCodeAgainDependantCodeAgainNotYourPatientAlternatives"]


class DependantCodeAgainDependantCodeAgainNotYourPatientRemedy(BaseModel):
    action: RemedyAction
    text: str


DependantCodeAgainDependantCodeAgainNotYourPatientAlternatives = Other


class DependantCodeAgainDependantCodeAgainKeyReused(BaseModel):
    typename__: Literal["KeyReused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DependantCodeAgainDependantCodeAgainKeyReusedRemedy"
    alternatives: list["DependantCodeAgainDependantCodeAgainKeyReusedAlternatives"]


class DependantCodeAgainDependantCodeAgainKeyReusedRemedy(BaseModel):
    action: RemedyAction
    text: str


DependantCodeAgainDependantCodeAgainKeyReusedAlternatives = Other
DependantCodeAgain.model_rebuild()
DependantCodeAgainDependantCodeAgainDependantCodeAgainSuccess.model_rebuild()
DependantCodeAgainDependantCodeAgainTooManyTries.model_rebuild()
DependantCodeAgainDependantCodeAgainNotYourPatient.model_rebuild()
DependantCodeAgainDependantCodeAgainKeyReused.model_rebuild()
