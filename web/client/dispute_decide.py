from typing import Literal, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import RefusalCode, RemedyAction
from .fragments import Claimed, Other


class DisputeDecide(BaseModel):
    dispute_decide: Union[
        "DisputeDecideDisputeDecideDisputeDecideSuccess",
        "DisputeDecideDisputeDecideRequestClosed",
        "DisputeDecideDisputeDecideNotYourClinic",
        "DisputeDecideDisputeDecideSecondFactorNeeded",
        "DisputeDecideDisputeDecideKeyReused",
    ] = Field(alias="disputeDecide", discriminator="typename__")


class DisputeDecideDisputeDecideDisputeDecideSuccess(BaseModel):
    typename__: Literal["DisputeDecideSuccess"] = Field(alias="__typename")
    dispute: "DisputeDecideDisputeDecideDisputeDecideSuccessDispute"


DisputeDecideDisputeDecideDisputeDecideSuccessDispute = Claimed


class DisputeDecideDisputeDecideRequestClosed(BaseModel):
    typename__: Literal["RequestClosed"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DisputeDecideDisputeDecideRequestClosedRemedy"
    alternatives: list["DisputeDecideDisputeDecideRequestClosedAlternatives"]


class DisputeDecideDisputeDecideRequestClosedRemedy(BaseModel):
    action: RemedyAction
    text: str


DisputeDecideDisputeDecideRequestClosedAlternatives = Other


class DisputeDecideDisputeDecideNotYourClinic(BaseModel):
    typename__: Literal["NotYourClinic"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DisputeDecideDisputeDecideNotYourClinicRemedy"
    alternatives: list["DisputeDecideDisputeDecideNotYourClinicAlternatives"]


class DisputeDecideDisputeDecideNotYourClinicRemedy(BaseModel):
    action: RemedyAction
    text: str


DisputeDecideDisputeDecideNotYourClinicAlternatives = Other


class DisputeDecideDisputeDecideSecondFactorNeeded(BaseModel):
    typename__: Literal["SecondFactorNeeded"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DisputeDecideDisputeDecideSecondFactorNeededRemedy"
    alternatives: list["DisputeDecideDisputeDecideSecondFactorNeededAlternatives"]


class DisputeDecideDisputeDecideSecondFactorNeededRemedy(BaseModel):
    action: RemedyAction
    text: str


DisputeDecideDisputeDecideSecondFactorNeededAlternatives = Other


class DisputeDecideDisputeDecideKeyReused(BaseModel):
    typename__: Literal["KeyReused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DisputeDecideDisputeDecideKeyReusedRemedy"
    alternatives: list["DisputeDecideDisputeDecideKeyReusedAlternatives"]


class DisputeDecideDisputeDecideKeyReusedRemedy(BaseModel):
    action: RemedyAction
    text: str


DisputeDecideDisputeDecideKeyReusedAlternatives = Other
DisputeDecide.model_rebuild()
DisputeDecideDisputeDecideDisputeDecideSuccess.model_rebuild()
DisputeDecideDisputeDecideRequestClosed.model_rebuild()
DisputeDecideDisputeDecideNotYourClinic.model_rebuild()
DisputeDecideDisputeDecideSecondFactorNeeded.model_rebuild()
DisputeDecideDisputeDecideKeyReused.model_rebuild()
