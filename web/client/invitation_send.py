from typing import Literal, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import RefusalCode, RemedyAction
from .fragments import Asked, Other


class InvitationSend(BaseModel):
    invitation_send: Union[
        "InvitationSendInvitationSendInvitationSendSuccess",
        "InvitationSendInvitationSendNotYourPatient",
        "InvitationSendInvitationSendRelationUnfit",
        "InvitationSendInvitationSendAccountNotConfirmed",
        "InvitationSendInvitationSendTooManyTries",
        "InvitationSendInvitationSendKeyReused",
    ] = Field(alias="invitationSend", discriminator="typename__")


class InvitationSendInvitationSendInvitationSendSuccess(BaseModel):
    typename__: Literal["InvitationSendSuccess"] = Field(alias="__typename")
    invitation: "InvitationSendInvitationSendInvitationSendSuccessInvitation"


InvitationSendInvitationSendInvitationSendSuccessInvitation = Asked


class InvitationSendInvitationSendNotYourPatient(BaseModel):
    typename__: Literal["NotYourPatient"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "InvitationSendInvitationSendNotYourPatientRemedy"
    alternatives: list["InvitationSendInvitationSendNotYourPatientAlternatives"]


class InvitationSendInvitationSendNotYourPatientRemedy(BaseModel):
    action: RemedyAction
    text: str


InvitationSendInvitationSendNotYourPatientAlternatives = Other


class InvitationSendInvitationSendRelationUnfit(BaseModel):
    typename__: Literal["RelationUnfit"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "InvitationSendInvitationSendRelationUnfitRemedy"
    alternatives: list["InvitationSendInvitationSendRelationUnfitAlternatives"]


class InvitationSendInvitationSendRelationUnfitRemedy(BaseModel):
    action: RemedyAction
    text: str


InvitationSendInvitationSendRelationUnfitAlternatives = Other


class InvitationSendInvitationSendAccountNotConfirmed(BaseModel):
    typename__: Literal["AccountNotConfirmed"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "InvitationSendInvitationSendAccountNotConfirmedRemedy"
    alternatives: list["InvitationSendInvitationSendAccountNotConfirmedAlternatives"]


class InvitationSendInvitationSendAccountNotConfirmedRemedy(BaseModel):
    action: RemedyAction
    text: str


InvitationSendInvitationSendAccountNotConfirmedAlternatives = Other


class InvitationSendInvitationSendTooManyTries(BaseModel):
    typename__: Literal["TooManyTries"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "InvitationSendInvitationSendTooManyTriesRemedy"
    alternatives: list["InvitationSendInvitationSendTooManyTriesAlternatives"]


class InvitationSendInvitationSendTooManyTriesRemedy(BaseModel):
    action: RemedyAction
    text: str


InvitationSendInvitationSendTooManyTriesAlternatives = Other


class InvitationSendInvitationSendKeyReused(BaseModel):
    typename__: Literal["KeyReused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "InvitationSendInvitationSendKeyReusedRemedy"
    alternatives: list["InvitationSendInvitationSendKeyReusedAlternatives"]


class InvitationSendInvitationSendKeyReusedRemedy(BaseModel):
    action: RemedyAction
    text: str


InvitationSendInvitationSendKeyReusedAlternatives = Other
InvitationSend.model_rebuild()
InvitationSendInvitationSendInvitationSendSuccess.model_rebuild()
InvitationSendInvitationSendNotYourPatient.model_rebuild()
InvitationSendInvitationSendRelationUnfit.model_rebuild()
InvitationSendInvitationSendAccountNotConfirmed.model_rebuild()
InvitationSendInvitationSendTooManyTries.model_rebuild()
InvitationSendInvitationSendKeyReused.model_rebuild()
