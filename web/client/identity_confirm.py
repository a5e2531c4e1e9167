from typing import Literal, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import RefusalCode, RemedyAction
from .fragments import Calling, Other


class IdentityConfirm(BaseModel):
    identity_confirm: Union[
        "IdentityConfirmIdentityConfirmIdentityConfirmSuccess",
        "IdentityConfirmIdentityConfirmCallClosed",
        "IdentityConfirmIdentityConfirmDocumentInvalid",
        "IdentityConfirmIdentityConfirmDocumentTaken",
        "IdentityConfirmIdentityConfirmNotYourClinic",
        "IdentityConfirmIdentityConfirmSecondFactorNeeded",
        "IdentityConfirmIdentityConfirmKeyReused",
    ] = Field(alias="identityConfirm", discriminator="typename__")


class IdentityConfirmIdentityConfirmIdentityConfirmSuccess(BaseModel):
    typename__: Literal["IdentityConfirmSuccess"] = Field(alias="__typename")
    call: "IdentityConfirmIdentityConfirmIdentityConfirmSuccessCall"


IdentityConfirmIdentityConfirmIdentityConfirmSuccessCall = Calling


class IdentityConfirmIdentityConfirmCallClosed(BaseModel):
    typename__: Literal["CallClosed"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "IdentityConfirmIdentityConfirmCallClosedRemedy"
    alternatives: list["IdentityConfirmIdentityConfirmCallClosedAlternatives"]


class IdentityConfirmIdentityConfirmCallClosedRemedy(BaseModel):
    action: RemedyAction
    text: str


IdentityConfirmIdentityConfirmCallClosedAlternatives = Other


class IdentityConfirmIdentityConfirmDocumentInvalid(BaseModel):
    typename__: Literal["DocumentInvalid"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "IdentityConfirmIdentityConfirmDocumentInvalidRemedy"
    alternatives: list["IdentityConfirmIdentityConfirmDocumentInvalidAlternatives"]


class IdentityConfirmIdentityConfirmDocumentInvalidRemedy(BaseModel):
    action: RemedyAction
    text: str


IdentityConfirmIdentityConfirmDocumentInvalidAlternatives = Other


class IdentityConfirmIdentityConfirmDocumentTaken(BaseModel):
    typename__: Literal["DocumentTaken"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "IdentityConfirmIdentityConfirmDocumentTakenRemedy"
    alternatives: list["IdentityConfirmIdentityConfirmDocumentTakenAlternatives"]


class IdentityConfirmIdentityConfirmDocumentTakenRemedy(BaseModel):
    action: RemedyAction
    text: str


IdentityConfirmIdentityConfirmDocumentTakenAlternatives = Other


class IdentityConfirmIdentityConfirmNotYourClinic(BaseModel):
    typename__: Literal["NotYourClinic"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "IdentityConfirmIdentityConfirmNotYourClinicRemedy"
    alternatives: list["IdentityConfirmIdentityConfirmNotYourClinicAlternatives"]


class IdentityConfirmIdentityConfirmNotYourClinicRemedy(BaseModel):
    action: RemedyAction
    text: str


IdentityConfirmIdentityConfirmNotYourClinicAlternatives = Other


class IdentityConfirmIdentityConfirmSecondFactorNeeded(BaseModel):
    typename__: Literal["SecondFactorNeeded"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "IdentityConfirmIdentityConfirmSecondFactorNeededRemedy"
    alternatives: list["IdentityConfirmIdentityConfirmSecondFactorNeededAlternatives"]


class IdentityConfirmIdentityConfirmSecondFactorNeededRemedy(BaseModel):
    action: RemedyAction
    text: str


IdentityConfirmIdentityConfirmSecondFactorNeededAlternatives = Other


class IdentityConfirmIdentityConfirmKeyReused(BaseModel):
    typename__: Literal["KeyReused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "IdentityConfirmIdentityConfirmKeyReusedRemedy"
    alternatives: list["IdentityConfirmIdentityConfirmKeyReusedAlternatives"]


class IdentityConfirmIdentityConfirmKeyReusedRemedy(BaseModel):
    action: RemedyAction
    text: str


IdentityConfirmIdentityConfirmKeyReusedAlternatives = Other
IdentityConfirm.model_rebuild()
IdentityConfirmIdentityConfirmIdentityConfirmSuccess.model_rebuild()
IdentityConfirmIdentityConfirmCallClosed.model_rebuild()
IdentityConfirmIdentityConfirmDocumentInvalid.model_rebuild()
IdentityConfirmIdentityConfirmDocumentTaken.model_rebuild()
IdentityConfirmIdentityConfirmNotYourClinic.model_rebuild()
IdentityConfirmIdentityConfirmSecondFactorNeeded.model_rebuild()
IdentityConfirmIdentityConfirmKeyReused.model_rebuild()
