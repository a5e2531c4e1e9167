from typing import Literal, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import RefusalCode, RemedyAction
from .fragments import Other


class ClinicSystemResync(BaseModel):
    clinic_system_resync: Union[
        "ClinicSystemResyncClinicSystemResyncClinicSystemChanged",
        "ClinicSystemResyncClinicSystemResyncSecondFactorNeeded",
        "ClinicSystemResyncClinicSystemResyncNotYourClinic",
        "ClinicSystemResyncClinicSystemResyncKeyReused",
    ] = Field(alias="clinicSystemResync", discriminator="typename__")


class ClinicSystemResyncClinicSystemResyncClinicSystemChanged(BaseModel):
    typename__: Literal["ClinicSystemChanged"] = Field(alias="__typename")
    system: "ClinicSystemResyncClinicSystemResyncClinicSystemChangedSystem"


class ClinicSystemResyncClinicSystemResyncClinicSystemChangedSystem(BaseModel):
    name: str


class ClinicSystemResyncClinicSystemResyncSecondFactorNeeded(BaseModel):
    typename__: Literal["SecondFactorNeeded"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "ClinicSystemResyncClinicSystemResyncSecondFactorNeededRemedy"
    alternatives: list[
        "ClinicSystemResyncClinicSystemResyncSecondFactorNeededAlternatives"
    ]


class ClinicSystemResyncClinicSystemResyncSecondFactorNeededRemedy(BaseModel):
    action: RemedyAction
    text: str


ClinicSystemResyncClinicSystemResyncSecondFactorNeededAlternatives = Other


class ClinicSystemResyncClinicSystemResyncNotYourClinic(BaseModel):
    typename__: Literal["NotYourClinic"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "ClinicSystemResyncClinicSystemResyncNotYourClinicRemedy"
    alternatives: list["ClinicSystemResyncClinicSystemResyncNotYourClinicAlternatives"]


class ClinicSystemResyncClinicSystemResyncNotYourClinicRemedy(BaseModel):
    action: RemedyAction
    text: str


ClinicSystemResyncClinicSystemResyncNotYourClinicAlternatives = Other


class ClinicSystemResyncClinicSystemResyncKeyReused(BaseModel):
    typename__: Literal["KeyReused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "ClinicSystemResyncClinicSystemResyncKeyReusedRemedy"
    alternatives: list["ClinicSystemResyncClinicSystemResyncKeyReusedAlternatives"]


class ClinicSystemResyncClinicSystemResyncKeyReusedRemedy(BaseModel):
    action: RemedyAction
    text: str


ClinicSystemResyncClinicSystemResyncKeyReusedAlternatives = Other
ClinicSystemResync.model_rebuild()
ClinicSystemResyncClinicSystemResyncClinicSystemChanged.model_rebuild()
ClinicSystemResyncClinicSystemResyncSecondFactorNeeded.model_rebuild()
ClinicSystemResyncClinicSystemResyncNotYourClinic.model_rebuild()
ClinicSystemResyncClinicSystemResyncKeyReused.model_rebuild()
