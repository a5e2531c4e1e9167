from typing import Literal, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import RefusalCode, RemedyAction
from .fragments import Hired, Other


class StaffInvitationWithdraw(BaseModel):
    staff_invitation_withdraw: Union[
        "StaffInvitationWithdrawStaffInvitationWithdrawStaffInvitationWithdrawSuccess",
        "StaffInvitationWithdrawStaffInvitationWithdrawInvitationClosed",
        "StaffInvitationWithdrawStaffInvitationWithdrawNotYourClinic",
        "StaffInvitationWithdrawStaffInvitationWithdrawSecondFactorNeeded",
        "StaffInvitationWithdrawStaffInvitationWithdrawKeyReused",
    ] = Field(alias="staffInvitationWithdraw", discriminator="typename__")


class StaffInvitationWithdrawStaffInvitationWithdrawStaffInvitationWithdrawSuccess(
    BaseModel
):
    typename__: Literal["StaffInvitationWithdrawSuccess"] = Field(alias="__typename")
    invitation: "StaffInvitationWithdrawStaffInvitationWithdrawStaffInvitationWithdrawSuccessInvitation"


StaffInvitationWithdrawStaffInvitationWithdrawStaffInvitationWithdrawSuccessInvitation = Hired


class StaffInvitationWithdrawStaffInvitationWithdrawInvitationClosed(BaseModel):
    typename__: Literal["InvitationClosed"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "StaffInvitationWithdrawStaffInvitationWithdrawInvitationClosedRemedy"
    alternatives: list[
        "StaffInvitationWithdrawStaffInvitationWithdrawInvitationClosedAlternatives"
    ]


class StaffInvitationWithdrawStaffInvitationWithdrawInvitationClosedRemedy(BaseModel):
    action: RemedyAction
    text: str


StaffInvitationWithdrawStaffInvitationWithdrawInvitationClosedAlternatives = Other


class StaffInvitationWithdrawStaffInvitationWithdrawNotYourClinic(BaseModel):
    typename__: Literal["NotYourClinic"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "StaffInvitationWithdrawStaffInvitationWithdrawNotYourClinicRemedy"
    alternatives: list[
        "StaffInvitationWithdrawStaffInvitationWithdrawNotYourClinicAlternatives"
    ]


class StaffInvitationWithdrawStaffInvitationWithdrawNotYourClinicRemedy(BaseModel):
    action: RemedyAction
    text: str


StaffInvitationWithdrawStaffInvitationWithdrawNotYourClinicAlternatives = Other


class StaffInvitationWithdrawStaffInvitationWithdrawSecondFactorNeeded(BaseModel):
    typename__: Literal["SecondFactorNeeded"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "StaffInvitationWithdrawStaffInvitationWithdrawSecondFactorNeededRemedy"
    alternatives: list[
        "StaffInvitationWithdrawStaffInvitationWithdrawSecondFactorNeededAlternatives"
    ]


class StaffInvitationWithdrawStaffInvitationWithdrawSecondFactorNeededRemedy(BaseModel):
    action: RemedyAction
    text: str


StaffInvitationWithdrawStaffInvitationWithdrawSecondFactorNeededAlternatives = Other


class StaffInvitationWithdrawStaffInvitationWithdrawKeyReused(BaseModel):
    typename__: Literal["KeyReused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "StaffInvitationWithdrawStaffInvitationWithdrawKeyReusedRemedy"
    alternatives: list[
        "StaffInvitationWithdrawStaffInvitationWithdrawKeyReusedAlternatives"
    ]


class StaffInvitationWithdrawStaffInvitationWithdrawKeyReusedRemedy(BaseModel):
    action: RemedyAction
    text: str


StaffInvitationWithdrawStaffInvitationWithdrawKeyReusedAlternatives = Other
StaffInvitationWithdraw.model_rebuild()
StaffInvitationWithdrawStaffInvitationWithdrawStaffInvitationWithdrawSuccess.model_rebuild()
StaffInvitationWithdrawStaffInvitationWithdrawInvitationClosed.model_rebuild()
StaffInvitationWithdrawStaffInvitationWithdrawNotYourClinic.model_rebuild()
StaffInvitationWithdrawStaffInvitationWithdrawSecondFactorNeeded.model_rebuild()
StaffInvitationWithdrawStaffInvitationWithdrawKeyReused.model_rebuild()
