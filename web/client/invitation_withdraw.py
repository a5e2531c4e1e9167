from typing import Literal, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import RefusalCode, RemedyAction
from .fragments import Asked, Other


class InvitationWithdraw(BaseModel):
    invitation_withdraw: Union[
        "InvitationWithdrawInvitationWithdrawInvitationWithdrawSuccess",
        "InvitationWithdrawInvitationWithdrawInvitationClosed",
        "InvitationWithdrawInvitationWithdrawKeyReused",
    ] = Field(alias="invitationWithdraw", discriminator="typename__")


class InvitationWithdrawInvitationWithdrawInvitationWithdrawSuccess(BaseModel):
    typename__: Literal["InvitationWithdrawSuccess"] = Field(alias="__typename")
    invitation: (
        "InvitationWithdrawInvitationWithdrawInvitationWithdrawSuccessInvitation"
    )


InvitationWithdrawInvitationWithdrawInvitationWithdrawSuccessInvitation = Asked


class InvitationWithdrawInvitationWithdrawInvitationClosed(BaseModel):
    typename__: Literal["InvitationClosed"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "InvitationWithdrawInvitationWithdrawInvitationClosedRemedy"
    alternatives: list[
        "InvitationWithdrawInvitationWithdrawInvitationClosedAlternatives"
    ]


class InvitationWithdrawInvitationWithdrawInvitationClosedRemedy(BaseModel):
    action: RemedyAction
    text: str


InvitationWithdrawInvitationWithdrawInvitationClosedAlternatives = Other


class InvitationWithdrawInvitationWithdrawKeyReused(BaseModel):
    typename__: Literal["KeyReused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "InvitationWithdrawInvitationWithdrawKeyReusedRemedy"
    alternatives: list["InvitationWithdrawInvitationWithdrawKeyReusedAlternatives"]


class InvitationWithdrawInvitationWithdrawKeyReusedRemedy(BaseModel):
    action: RemedyAction
    text: str


InvitationWithdrawInvitationWithdrawKeyReusedAlternatives = Other
InvitationWithdraw.model_rebuild()
InvitationWithdrawInvitationWithdrawInvitationWithdrawSuccess.model_rebuild()
InvitationWithdrawInvitationWithdrawInvitationClosed.model_rebuild()
InvitationWithdrawInvitationWithdrawKeyReused.model_rebuild()
