from typing import Literal, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import RefusalCode, RemedyAction
from .fragments import Other


class ClinicSystemResume(BaseModel):
    clinic_system_resume: Union[
        "ClinicSystemResumeClinicSystemResumeClinicSystemChanged",
        "ClinicSystemResumeClinicSystemResumeSecondFactorNeeded",
        "ClinicSystemResumeClinicSystemResumeNotYourClinic",
        "ClinicSystemResumeClinicSystemResumeKeyReused",
    ] = Field(alias="clinicSystemResume", discriminator="typename__")


class ClinicSystemResumeClinicSystemResumeClinicSystemChanged(BaseModel):
    typename__: Literal["ClinicSystemChanged"] = Field(alias="__typename")
    system: "ClinicSystemResumeClinicSystemResumeClinicSystemChangedSystem"


class ClinicSystemResumeClinicSystemResumeClinicSystemChangedSystem(BaseModel):
    name: str


class ClinicSystemResumeClinicSystemResumeSecondFactorNeeded(BaseModel):
    typename__: Literal["SecondFactorNeeded"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "ClinicSystemResumeClinicSystemResumeSecondFactorNeededRemedy"
    alternatives: list[
        "ClinicSystemResumeClinicSystemResumeSecondFactorNeededAlternatives"
    ]


class ClinicSystemResumeClinicSystemResumeSecondFactorNeededRemedy(BaseModel):
    action: RemedyAction
    text: str


ClinicSystemResumeClinicSystemResumeSecondFactorNeededAlternatives = Other


class ClinicSystemResumeClinicSystemResumeNotYourClinic(BaseModel):
    typename__: Literal["NotYourClinic"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "ClinicSystemResumeClinicSystemResumeNotYourClinicRemedy"
    alternatives: list["ClinicSystemResumeClinicSystemResumeNotYourClinicAlternatives"]


class ClinicSystemResumeClinicSystemResumeNotYourClinicRemedy(BaseModel):
    action: RemedyAction
    text: str


ClinicSystemResumeClinicSystemResumeNotYourClinicAlternatives = Other


class ClinicSystemResumeClinicSystemResumeKeyReused(BaseModel):
    typename__: Literal["KeyReused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "ClinicSystemResumeClinicSystemResumeKeyReusedRemedy"
    alternatives: list["ClinicSystemResumeClinicSystemResumeKeyReusedAlternatives"]


class ClinicSystemResumeClinicSystemResumeKeyReusedRemedy(BaseModel):
    action: RemedyAction
    text: str


ClinicSystemResumeClinicSystemResumeKeyReusedAlternatives = Other
ClinicSystemResume.model_rebuild()
ClinicSystemResumeClinicSystemResumeClinicSystemChanged.model_rebuild()
ClinicSystemResumeClinicSystemResumeSecondFactorNeeded.model_rebuild()
ClinicSystemResumeClinicSystemResumeNotYourClinic.model_rebuild()
ClinicSystemResumeClinicSystemResumeKeyReused.model_rebuild()
