from typing import Literal, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import RefusalCode, RemedyAction
from .fragments import Hired, Other


class StaffInvite(BaseModel):
    staff_invite: Union[
        "StaffInviteStaffInviteStaffInviteSuccess",
        "StaffInviteStaffInviteNotYourClinic",
        "StaffInviteStaffInviteSecondFactorNeeded",
        "StaffInviteStaffInviteTooManyTries",
        "StaffInviteStaffInviteKeyReused",
    ] = Field(alias="staffInvite", discriminator="typename__")


class StaffInviteStaffInviteStaffInviteSuccess(BaseModel):
    typename__: Literal["StaffInviteSuccess"] = Field(alias="__typename")
    invitation: "StaffInviteStaffInviteStaffInviteSuccessInvitation"


StaffInviteStaffInviteStaffInviteSuccessInvitation = Hired


class StaffInviteStaffInviteNotYourClinic(BaseModel):
    typename__: Literal["NotYourClinic"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "StaffInviteStaffInviteNotYourClinicRemedy"
    alternatives: list["StaffInviteStaffInviteNotYourClinicAlternatives"]


class StaffInviteStaffInviteNotYourClinicRemedy(BaseModel):
    action: RemedyAction
    text: str


StaffInviteStaffInviteNotYourClinicAlternatives = Other


class StaffInviteStaffInviteSecondFactorNeeded(BaseModel):
    typename__: Literal["SecondFactorNeeded"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "StaffInviteStaffInviteSecondFactorNeededRemedy"
    alternatives: list["StaffInviteStaffInviteSecondFactorNeededAlternatives"]


class StaffInviteStaffInviteSecondFactorNeededRemedy(BaseModel):
    action: RemedyAction
    text: str


StaffInviteStaffInviteSecondFactorNeededAlternatives = Other


class StaffInviteStaffInviteTooManyTries(BaseModel):
    typename__: Literal["TooManyTries"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "StaffInviteStaffInviteTooManyTriesRemedy"
    alternatives: list["StaffInviteStaffInviteTooManyTriesAlternatives"]


class StaffInviteStaffInviteTooManyTriesRemedy(BaseModel):
    action: RemedyAction
    text: str


StaffInviteStaffInviteTooManyTriesAlternatives = Other


class StaffInviteStaffInviteKeyReused(BaseModel):
    typename__: Literal["KeyReused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "StaffInviteStaffInviteKeyReusedRemedy"
    alternatives: list["StaffInviteStaffInviteKeyReusedAlternatives"]


class StaffInviteStaffInviteKeyReusedRemedy(BaseModel):
    action: RemedyAction
    text: str


StaffInviteStaffInviteKeyReusedAlternatives = Other
StaffInvite.model_rebuild()
StaffInviteStaffInviteStaffInviteSuccess.model_rebuild()
StaffInviteStaffInviteNotYourClinic.model_rebuild()
StaffInviteStaffInviteSecondFactorNeeded.model_rebuild()
StaffInviteStaffInviteTooManyTries.model_rebuild()
StaffInviteStaffInviteKeyReused.model_rebuild()
