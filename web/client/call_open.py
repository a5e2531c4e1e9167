from typing import Literal, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import RefusalCode, RemedyAction
from .fragments import Calling, Other


class CallOpen(BaseModel):
    call_open: Union[
        "CallOpenCallOpenCallOpenSuccess",
        "CallOpenCallOpenNotYourClinic",
        "CallOpenCallOpenSecondFactorNeeded",
        "CallOpenCallOpenDataRestricted",
        "CallOpenCallOpenKeyReused",
    ] = Field(alias="callOpen", discriminator="typename__")


class CallOpenCallOpenCallOpenSuccess(BaseModel):
    typename__: Literal["CallOpenSuccess"] = Field(alias="__typename")
    call: "CallOpenCallOpenCallOpenSuccessCall"


CallOpenCallOpenCallOpenSuccessCall = Calling


class CallOpenCallOpenNotYourClinic(BaseModel):
    typename__: Literal["NotYourClinic"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "CallOpenCallOpenNotYourClinicRemedy"
    alternatives: list["CallOpenCallOpenNotYourClinicAlternatives"]


class CallOpenCallOpenNotYourClinicRemedy(BaseModel):
    action: RemedyAction
    text: str


CallOpenCallOpenNotYourClinicAlternatives = Other


class CallOpenCallOpenSecondFactorNeeded(BaseModel):
    typename__: Literal["SecondFactorNeeded"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "CallOpenCallOpenSecondFactorNeededRemedy"
    alternatives: list["CallOpenCallOpenSecondFactorNeededAlternatives"]


class CallOpenCallOpenSecondFactorNeededRemedy(BaseModel):
    action: RemedyAction
    text: str


CallOpenCallOpenSecondFactorNeededAlternatives = Other


class CallOpenCallOpenDataRestricted(BaseModel):
    typename__: Literal["DataRestricted"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "CallOpenCallOpenDataRestrictedRemedy"
    alternatives: list["CallOpenCallOpenDataRestrictedAlternatives"]


class CallOpenCallOpenDataRestrictedRemedy(BaseModel):
    action: RemedyAction
    text: str


CallOpenCallOpenDataRestrictedAlternatives = Other


class CallOpenCallOpenKeyReused(BaseModel):
    typename__: Literal["KeyReused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "CallOpenCallOpenKeyReusedRemedy"
    alternatives: list["CallOpenCallOpenKeyReusedAlternatives"]


class CallOpenCallOpenKeyReusedRemedy(BaseModel):
    action: RemedyAction
    text: str


CallOpenCallOpenKeyReusedAlternatives = Other
CallOpen.model_rebuild()
CallOpenCallOpenCallOpenSuccess.model_rebuild()
CallOpenCallOpenNotYourClinic.model_rebuild()
CallOpenCallOpenSecondFactorNeeded.model_rebuild()
CallOpenCallOpenDataRestricted.model_rebuild()
CallOpenCallOpenKeyReused.model_rebuild()
