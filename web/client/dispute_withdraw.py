from typing import Literal, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import RefusalCode, RemedyAction
from .fragments import Claimed, Other


class DisputeWithdraw(BaseModel):
    dispute_withdraw: Union[
        "DisputeWithdrawDisputeWithdrawDisputeWithdrawSuccess",
        "DisputeWithdrawDisputeWithdrawRequestClosed",
        "DisputeWithdrawDisputeWithdrawKeyReused",
    ] = Field(alias="disputeWithdraw", discriminator="typename__")


class DisputeWithdrawDisputeWithdrawDisputeWithdrawSuccess(BaseModel):
    typename__: Literal["DisputeWithdrawSuccess"] = Field(alias="__typename")
    dispute: "DisputeWithdrawDisputeWithdrawDisputeWithdrawSuccessDispute"


DisputeWithdrawDisputeWithdrawDisputeWithdrawSuccessDispute = Claimed


class DisputeWithdrawDisputeWithdrawRequestClosed(BaseModel):
    typename__: Literal["RequestClosed"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DisputeWithdrawDisputeWithdrawRequestClosedRemedy"
    alternatives: list["DisputeWithdrawDisputeWithdrawRequestClosedAlternatives"]


class DisputeWithdrawDisputeWithdrawRequestClosedRemedy(BaseModel):
    action: RemedyAction
    text: str


DisputeWithdrawDisputeWithdrawRequestClosedAlternatives = Other


class DisputeWithdrawDisputeWithdrawKeyReused(BaseModel):
    typename__: Literal["KeyReused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DisputeWithdrawDisputeWithdrawKeyReusedRemedy"
    alternatives: list["DisputeWithdrawDisputeWithdrawKeyReusedAlternatives"]


class DisputeWithdrawDisputeWithdrawKeyReusedRemedy(BaseModel):
    action: RemedyAction
    text: str


DisputeWithdrawDisputeWithdrawKeyReusedAlternatives = Other
DisputeWithdraw.model_rebuild()
DisputeWithdrawDisputeWithdrawDisputeWithdrawSuccess.model_rebuild()
DisputeWithdrawDisputeWithdrawRequestClosed.model_rebuild()
DisputeWithdrawDisputeWithdrawKeyReused.model_rebuild()
