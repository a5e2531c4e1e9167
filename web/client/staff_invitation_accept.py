from typing import Literal, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import RefusalCode, RemedyAction
from .fragments import Other


class StaffInvitationAccept(BaseModel):
    staff_invitation_accept: Union[
        "StaffInvitationAcceptStaffInvitationAcceptStaffInvitationAcceptSuccess",
        "StaffInvitationAcceptStaffInvitationAcceptInvitationClosed",
        "StaffInvitationAcceptStaffInvitationAcceptSecondFactorNeeded",
        "StaffInvitationAcceptStaffInvitationAcceptKeyReused",
    ] = Field(alias="staffInvitationAccept", discriminator="typename__")


class StaffInvitationAcceptStaffInvitationAcceptStaffInvitationAcceptSuccess(BaseModel):
    typename__: Literal["StaffInvitationAcceptSuccess"] = Field(alias="__typename")
    viewer: (
        "StaffInvitationAcceptStaffInvitationAcceptStaffInvitationAcceptSuccessViewer"
    )


class StaffInvitationAcceptStaffInvitationAcceptStaffInvitationAcceptSuccessViewer(
    BaseModel
):
    id: str


class StaffInvitationAcceptStaffInvitationAcceptInvitationClosed(BaseModel):
    typename__: Literal["InvitationClosed"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "StaffInvitationAcceptStaffInvitationAcceptInvitationClosedRemedy"
    alternatives: list[
        "StaffInvitationAcceptStaffInvitationAcceptInvitationClosedAlternatives"
    ]


class StaffInvitationAcceptStaffInvitationAcceptInvitationClosedRemedy(BaseModel):
    action: RemedyAction
    text: str


StaffInvitationAcceptStaffInvitationAcceptInvitationClosedAlternatives = Other


class StaffInvitationAcceptStaffInvitationAcceptSecondFactorNeeded(BaseModel):
    typename__: Literal["SecondFactorNeeded"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "StaffInvitationAcceptStaffInvitationAcceptSecondFactorNeededRemedy"
    alternatives: list[
        "StaffInvitationAcceptStaffInvitationAcceptSecondFactorNeededAlternatives"
    ]


class StaffInvitationAcceptStaffInvitationAcceptSecondFactorNeededRemedy(BaseModel):
    action: RemedyAction
    text: str


StaffInvitationAcceptStaffInvitationAcceptSecondFactorNeededAlternatives = Other


class StaffInvitationAcceptStaffInvitationAcceptKeyReused(BaseModel):
    typename__: Literal["KeyReused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "StaffInvitationAcceptStaffInvitationAcceptKeyReusedRemedy"
    alternatives: list[
        "StaffInvitationAcceptStaffInvitationAcceptKeyReusedAlternatives"
    ]


class StaffInvitationAcceptStaffInvitationAcceptKeyReusedRemedy(BaseModel):
    action: RemedyAction
    text: str


StaffInvitationAcceptStaffInvitationAcceptKeyReusedAlternatives = Other
StaffInvitationAccept.model_rebuild()
StaffInvitationAcceptStaffInvitationAcceptStaffInvitationAcceptSuccess.model_rebuild()
StaffInvitationAcceptStaffInvitationAcceptInvitationClosed.model_rebuild()
StaffInvitationAcceptStaffInvitationAcceptSecondFactorNeeded.model_rebuild()
StaffInvitationAcceptStaffInvitationAcceptKeyReused.model_rebuild()
