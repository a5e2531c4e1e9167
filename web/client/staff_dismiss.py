from typing import Literal, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import RefusalCode, RemedyAction
from .fragments import Colleague, Other


class StaffDismiss(BaseModel):
    staff_dismiss: Union[
        "StaffDismissStaffDismissStaffDismissSuccess",
        "StaffDismissStaffDismissNotYourClinic",
        "StaffDismissStaffDismissSecondFactorNeeded",
        "StaffDismissStaffDismissKeyReused",
    ] = Field(alias="staffDismiss", discriminator="typename__")


class StaffDismissStaffDismissStaffDismissSuccess(BaseModel):
    typename__: Literal["StaffDismissSuccess"] = Field(alias="__typename")
    staff: list["StaffDismissStaffDismissStaffDismissSuccessStaff"]


StaffDismissStaffDismissStaffDismissSuccessStaff = Colleague


class StaffDismissStaffDismissNotYourClinic(BaseModel):
    typename__: Literal["NotYourClinic"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "StaffDismissStaffDismissNotYourClinicRemedy"
    alternatives: list["StaffDismissStaffDismissNotYourClinicAlternatives"]


class StaffDismissStaffDismissNotYourClinicRemedy(BaseModel):
    action: RemedyAction
    text: str


StaffDismissStaffDismissNotYourClinicAlternatives = Other


class StaffDismissStaffDismissSecondFactorNeeded(BaseModel):
    typename__: Literal["SecondFactorNeeded"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "StaffDismissStaffDismissSecondFactorNeededRemedy"
    alternatives: list["StaffDismissStaffDismissSecondFactorNeededAlternatives"]


class StaffDismissStaffDismissSecondFactorNeededRemedy(BaseModel):
    action: RemedyAction
    text: str


StaffDismissStaffDismissSecondFactorNeededAlternatives = Other


class StaffDismissStaffDismissKeyReused(BaseModel):
    typename__: Literal["KeyReused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "StaffDismissStaffDismissKeyReusedRemedy"
    alternatives: list["StaffDismissStaffDismissKeyReusedAlternatives"]


class StaffDismissStaffDismissKeyReusedRemedy(BaseModel):
    action: RemedyAction
    text: str


StaffDismissStaffDismissKeyReusedAlternatives = Other
StaffDismiss.model_rebuild()
StaffDismissStaffDismissStaffDismissSuccess.model_rebuild()
StaffDismissStaffDismissNotYourClinic.model_rebuild()
StaffDismissStaffDismissSecondFactorNeeded.model_rebuild()
StaffDismissStaffDismissKeyReused.model_rebuild()
