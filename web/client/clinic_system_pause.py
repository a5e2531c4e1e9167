from typing import Literal, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import RefusalCode, RemedyAction
from .fragments import Other


class ClinicSystemPause(BaseModel):
    clinic_system_pause: Union[
        "ClinicSystemPauseClinicSystemPauseClinicSystemChanged",
        "ClinicSystemPauseClinicSystemPauseSecondFactorNeeded",
        "ClinicSystemPauseClinicSystemPauseNotYourClinic",
        "ClinicSystemPauseClinicSystemPauseKeyReused",
    ] = Field(alias="clinicSystemPause", discriminator="typename__")


class ClinicSystemPauseClinicSystemPauseClinicSystemChanged(BaseModel):
    typename__: Literal["ClinicSystemChanged"] = Field(alias="__typename")
    system: "ClinicSystemPauseClinicSystemPauseClinicSystemChangedSystem"


class ClinicSystemPauseClinicSystemPauseClinicSystemChangedSystem(BaseModel):
    name: str


class ClinicSystemPauseClinicSystemPauseSecondFactorNeeded(BaseModel):
    typename__: Literal["SecondFactorNeeded"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "ClinicSystemPauseClinicSystemPauseSecondFactorNeededRemedy"
    alternatives: list[
        "ClinicSystemPauseClinicSystemPauseSecondFactorNeededAlternatives"
    ]


class ClinicSystemPauseClinicSystemPauseSecondFactorNeededRemedy(BaseModel):
    action: RemedyAction
    text: str


ClinicSystemPauseClinicSystemPauseSecondFactorNeededAlternatives = Other


class ClinicSystemPauseClinicSystemPauseNotYourClinic(BaseModel):
    typename__: Literal["NotYourClinic"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "ClinicSystemPauseClinicSystemPauseNotYourClinicRemedy"
    alternatives: list["ClinicSystemPauseClinicSystemPauseNotYourClinicAlternatives"]


class ClinicSystemPauseClinicSystemPauseNotYourClinicRemedy(BaseModel):
    action: RemedyAction
    text: str


ClinicSystemPauseClinicSystemPauseNotYourClinicAlternatives = Other


class ClinicSystemPauseClinicSystemPauseKeyReused(BaseModel):
    typename__: Literal["KeyReused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "ClinicSystemPauseClinicSystemPauseKeyReusedRemedy"
    alternatives: list["ClinicSystemPauseClinicSystemPauseKeyReusedAlternatives"]


class ClinicSystemPauseClinicSystemPauseKeyReusedRemedy(BaseModel):
    action: RemedyAction
    text: str


ClinicSystemPauseClinicSystemPauseKeyReusedAlternatives = Other
ClinicSystemPause.model_rebuild()
ClinicSystemPauseClinicSystemPauseClinicSystemChanged.model_rebuild()
ClinicSystemPauseClinicSystemPauseSecondFactorNeeded.model_rebuild()
ClinicSystemPauseClinicSystemPauseNotYourClinic.model_rebuild()
ClinicSystemPauseClinicSystemPauseKeyReused.model_rebuild()
