from typing import Literal, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import RefusalCode, RemedyAction
from .fragments import Claimed, Other


class DisputeOpen(BaseModel):
    dispute_open: Union[
        "DisputeOpenDisputeOpenDisputeOpenSuccess",
        "DisputeOpenDisputeOpenDocumentInvalid",
        "DisputeOpenDisputeOpenFamilyFull",
        "DisputeOpenDisputeOpenAlreadyInFamily",
        "DisputeOpenDisputeOpenAccountNotConfirmed",
        "DisputeOpenDisputeOpenTooManyTries",
        "DisputeOpenDisputeOpenKeyReused",
    ] = Field(alias="disputeOpen", discriminator="typename__")


class DisputeOpenDisputeOpenDisputeOpenSuccess(BaseModel):
    typename__: Literal["DisputeOpenSuccess"] = Field(alias="__typename")
    dispute: "DisputeOpenDisputeOpenDisputeOpenSuccessDispute"


DisputeOpenDisputeOpenDisputeOpenSuccessDispute = Claimed


class DisputeOpenDisputeOpenDocumentInvalid(BaseModel):
    typename__: Literal["DocumentInvalid"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DisputeOpenDisputeOpenDocumentInvalidRemedy"
    alternatives: list["DisputeOpenDisputeOpenDocumentInvalidAlternatives"]


class DisputeOpenDisputeOpenDocumentInvalidRemedy(BaseModel):
    action: RemedyAction
    text: str


DisputeOpenDisputeOpenDocumentInvalidAlternatives = Other


class DisputeOpenDisputeOpenFamilyFull(BaseModel):
    typename__: Literal["FamilyFull"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DisputeOpenDisputeOpenFamilyFullRemedy"
    alternatives: list["DisputeOpenDisputeOpenFamilyFullAlternatives"]


class DisputeOpenDisputeOpenFamilyFullRemedy(BaseModel):
    action: RemedyAction
    text: str


DisputeOpenDisputeOpenFamilyFullAlternatives = Other


class DisputeOpenDisputeOpenAlreadyInFamily(BaseModel):
    typename__: Literal["AlreadyInFamily"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DisputeOpenDisputeOpenAlreadyInFamilyRemedy"
    alternatives: list["DisputeOpenDisputeOpenAlreadyInFamilyAlternatives"]
    existing: "DisputeOpenDisputeOpenAlreadyInFamilyExisting"


class DisputeOpenDisputeOpenAlreadyInFamilyRemedy(BaseModel):
    action: RemedyAction
    text: str


DisputeOpenDisputeOpenAlreadyInFamilyAlternatives = Other


class DisputeOpenDisputeOpenAlreadyInFamilyExisting(BaseModel):
    id: str


class DisputeOpenDisputeOpenAccountNotConfirmed(BaseModel):
    typename__: Literal["AccountNotConfirmed"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DisputeOpenDisputeOpenAccountNotConfirmedRemedy"
    alternatives: list["DisputeOpenDisputeOpenAccountNotConfirmedAlternatives"]


class DisputeOpenDisputeOpenAccountNotConfirmedRemedy(BaseModel):
    action: RemedyAction
    text: str


DisputeOpenDisputeOpenAccountNotConfirmedAlternatives = Other


class DisputeOpenDisputeOpenTooManyTries(BaseModel):
    typename__: Literal["TooManyTries"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DisputeOpenDisputeOpenTooManyTriesRemedy"
    alternatives: list["DisputeOpenDisputeOpenTooManyTriesAlternatives"]


class DisputeOpenDisputeOpenTooManyTriesRemedy(BaseModel):
    action: RemedyAction
    text: str


DisputeOpenDisputeOpenTooManyTriesAlternatives = Other


class DisputeOpenDisputeOpenKeyReused(BaseModel):
    typename__: Literal["KeyReused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DisputeOpenDisputeOpenKeyReusedRemedy"
    alternatives: list["DisputeOpenDisputeOpenKeyReusedAlternatives"]


class DisputeOpenDisputeOpenKeyReusedRemedy(BaseModel):
    action: RemedyAction
    text: str


DisputeOpenDisputeOpenKeyReusedAlternatives = Other
DisputeOpen.model_rebuild()
DisputeOpenDisputeOpenDisputeOpenSuccess.model_rebuild()
DisputeOpenDisputeOpenDocumentInvalid.model_rebuild()
DisputeOpenDisputeOpenFamilyFull.model_rebuild()
DisputeOpenDisputeOpenAlreadyInFamily.model_rebuild()
DisputeOpenDisputeOpenAccountNotConfirmed.model_rebuild()
DisputeOpenDisputeOpenTooManyTries.model_rebuild()
DisputeOpenDisputeOpenKeyReused.model_rebuild()
