from typing import Literal, Optional, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import RefusalCode, RemedyAction
from .fragments import Other, Visit


class AppointmentMove(BaseModel):
    appointment_move: Union[
        "AppointmentMoveAppointmentMoveAppointmentMoveSuccess",
        "AppointmentMoveAppointmentMoveSlotTaken",
        "AppointmentMoveAppointmentMoveSlotHeldByAnother",
        "AppointmentMoveAppointmentMoveSlotInPast",
        "AppointmentMoveAppointmentMoveBeyondHorizon",
        "AppointmentMoveAppointmentMoveOutsideHours",
        "AppointmentMoveAppointmentMoveSlotGone",
        "AppointmentMoveAppointmentMoveOwnOverlap",
        "AppointmentMoveAppointmentMoveOneHoldPerSpecialty",
        "AppointmentMoveAppointmentMoveNotYourPatient",
        "AppointmentMoveAppointmentMoveAccountNotConfirmed",
        "AppointmentMoveAppointmentMoveScheduleTooOld",
        "AppointmentMoveAppointmentMoveClinicRefused",
        "AppointmentMoveAppointmentMoveClinicSilent",
        "AppointmentMoveAppointmentMoveAppointmentClosed",
        "AppointmentMoveAppointmentMoveKeyReused",
        "AppointmentMoveAppointmentMoveSecondFactorNeeded",
        "AppointmentMoveAppointmentMoveNotYourClinic",
        "AppointmentMoveAppointmentMoveDataRestricted",
        "AppointmentMoveAppointmentMoveConsentMissing",
        "AppointmentMoveAppointmentMoveBookedElsewhere",
        "AppointmentMoveAppointmentMoveReferralNeeded",
        "AppointmentMoveAppointmentMoveReferralUnfit",
    ] = Field(alias="appointmentMove", discriminator="typename__")


class AppointmentMoveAppointmentMoveAppointmentMoveSuccess(BaseModel):
    typename__: Literal["AppointmentMoveSuccess"] = Field(alias="__typename")
    appointment: "AppointmentMoveAppointmentMoveAppointmentMoveSuccessAppointment"


AppointmentMoveAppointmentMoveAppointmentMoveSuccessAppointment = Visit


class AppointmentMoveAppointmentMoveSlotTaken(BaseModel):
    typename__: Literal["SlotTaken"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentMoveAppointmentMoveSlotTakenRemedy"
    alternatives: list["AppointmentMoveAppointmentMoveSlotTakenAlternatives"]


class AppointmentMoveAppointmentMoveSlotTakenRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentMoveAppointmentMoveSlotTakenAlternatives = Other


class AppointmentMoveAppointmentMoveSlotHeldByAnother(BaseModel):
    typename__: Literal["SlotHeldByAnother"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentMoveAppointmentMoveSlotHeldByAnotherRemedy"
    alternatives: list["AppointmentMoveAppointmentMoveSlotHeldByAnotherAlternatives"]


class AppointmentMoveAppointmentMoveSlotHeldByAnotherRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentMoveAppointmentMoveSlotHeldByAnotherAlternatives = Other


class AppointmentMoveAppointmentMoveSlotInPast(BaseModel):
    typename__: Literal["SlotInPast"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentMoveAppointmentMoveSlotInPastRemedy"
    alternatives: list["AppointmentMoveAppointmentMoveSlotInPastAlternatives"]


class AppointmentMoveAppointmentMoveSlotInPastRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentMoveAppointmentMoveSlotInPastAlternatives = Other


class AppointmentMoveAppointmentMoveBeyondHorizon(BaseModel):
    typename__: Literal["BeyondHorizon"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentMoveAppointmentMoveBeyondHorizonRemedy"
    alternatives: list["AppointmentMoveAppointmentMoveBeyondHorizonAlternatives"]


class AppointmentMoveAppointmentMoveBeyondHorizonRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentMoveAppointmentMoveBeyondHorizonAlternatives = Other


class AppointmentMoveAppointmentMoveOutsideHours(BaseModel):
    typename__: Literal["OutsideHours"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentMoveAppointmentMoveOutsideHoursRemedy"
    alternatives: list["AppointmentMoveAppointmentMoveOutsideHoursAlternatives"]


class AppointmentMoveAppointmentMoveOutsideHoursRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentMoveAppointmentMoveOutsideHoursAlternatives = Other


class AppointmentMoveAppointmentMoveSlotGone(BaseModel):
    typename__: Literal["SlotGone"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentMoveAppointmentMoveSlotGoneRemedy"
    alternatives: list["AppointmentMoveAppointmentMoveSlotGoneAlternatives"]


class AppointmentMoveAppointmentMoveSlotGoneRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentMoveAppointmentMoveSlotGoneAlternatives = Other


class AppointmentMoveAppointmentMoveOwnOverlap(BaseModel):
    typename__: Literal["OwnOverlap"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentMoveAppointmentMoveOwnOverlapRemedy"
    alternatives: list["AppointmentMoveAppointmentMoveOwnOverlapAlternatives"]
    overlapping: Optional["AppointmentMoveAppointmentMoveOwnOverlapOverlapping"]


class AppointmentMoveAppointmentMoveOwnOverlapRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentMoveAppointmentMoveOwnOverlapAlternatives = Other


class AppointmentMoveAppointmentMoveOwnOverlapOverlapping(BaseModel):
    code: str


class AppointmentMoveAppointmentMoveOneHoldPerSpecialty(BaseModel):
    typename__: Literal["OneHoldPerSpecialty"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentMoveAppointmentMoveOneHoldPerSpecialtyRemedy"
    alternatives: list["AppointmentMoveAppointmentMoveOneHoldPerSpecialtyAlternatives"]


class AppointmentMoveAppointmentMoveOneHoldPerSpecialtyRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentMoveAppointmentMoveOneHoldPerSpecialtyAlternatives = Other


class AppointmentMoveAppointmentMoveNotYourPatient(BaseModel):
    typename__: Literal["NotYourPatient"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentMoveAppointmentMoveNotYourPatientRemedy"
    alternatives: list["AppointmentMoveAppointmentMoveNotYourPatientAlternatives"]


class AppointmentMoveAppointmentMoveNotYourPatientRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentMoveAppointmentMoveNotYourPatientAlternatives = Other


class AppointmentMoveAppointmentMoveAccountNotConfirmed(BaseModel):
    typename__: Literal["AccountNotConfirmed"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentMoveAppointmentMoveAccountNotConfirmedRemedy"
    alternatives: list["AppointmentMoveAppointmentMoveAccountNotConfirmedAlternatives"]


class AppointmentMoveAppointmentMoveAccountNotConfirmedRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentMoveAppointmentMoveAccountNotConfirmedAlternatives = Other


class AppointmentMoveAppointmentMoveScheduleTooOld(BaseModel):
    typename__: Literal["ScheduleTooOld"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentMoveAppointmentMoveScheduleTooOldRemedy"
    alternatives: list["AppointmentMoveAppointmentMoveScheduleTooOldAlternatives"]


class AppointmentMoveAppointmentMoveScheduleTooOldRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentMoveAppointmentMoveScheduleTooOldAlternatives = Other


class AppointmentMoveAppointmentMoveClinicRefused(BaseModel):
    typename__: Literal["ClinicRefused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentMoveAppointmentMoveClinicRefusedRemedy"
    alternatives: list["AppointmentMoveAppointmentMoveClinicRefusedAlternatives"]


class AppointmentMoveAppointmentMoveClinicRefusedRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentMoveAppointmentMoveClinicRefusedAlternatives = Other


class AppointmentMoveAppointmentMoveClinicSilent(BaseModel):
    typename__: Literal["ClinicSilent"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentMoveAppointmentMoveClinicSilentRemedy"
    alternatives: list["AppointmentMoveAppointmentMoveClinicSilentAlternatives"]


class AppointmentMoveAppointmentMoveClinicSilentRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentMoveAppointmentMoveClinicSilentAlternatives = Other


class AppointmentMoveAppointmentMoveAppointmentClosed(BaseModel):
    typename__: Literal["AppointmentClosed"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentMoveAppointmentMoveAppointmentClosedRemedy"
    alternatives: list["AppointmentMoveAppointmentMoveAppointmentClosedAlternatives"]


class AppointmentMoveAppointmentMoveAppointmentClosedRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentMoveAppointmentMoveAppointmentClosedAlternatives = Other


class AppointmentMoveAppointmentMoveKeyReused(BaseModel):
    typename__: Literal["KeyReused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentMoveAppointmentMoveKeyReusedRemedy"
    alternatives: list["AppointmentMoveAppointmentMoveKeyReusedAlternatives"]


class AppointmentMoveAppointmentMoveKeyReusedRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentMoveAppointmentMoveKeyReusedAlternatives = Other


class AppointmentMoveAppointmentMoveSecondFactorNeeded(BaseModel):
    typename__: Literal["SecondFactorNeeded"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentMoveAppointmentMoveSecondFactorNeededRemedy"
    alternatives: list["AppointmentMoveAppointmentMoveSecondFactorNeededAlternatives"]


class AppointmentMoveAppointmentMoveSecondFactorNeededRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentMoveAppointmentMoveSecondFactorNeededAlternatives = Other


class AppointmentMoveAppointmentMoveNotYourClinic(BaseModel):
    typename__: Literal["NotYourClinic"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentMoveAppointmentMoveNotYourClinicRemedy"
    alternatives: list["AppointmentMoveAppointmentMoveNotYourClinicAlternatives"]


class AppointmentMoveAppointmentMoveNotYourClinicRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentMoveAppointmentMoveNotYourClinicAlternatives = Other


class AppointmentMoveAppointmentMoveDataRestricted(BaseModel):
    typename__: Literal["DataRestricted"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentMoveAppointmentMoveDataRestrictedRemedy"
    alternatives: list["AppointmentMoveAppointmentMoveDataRestrictedAlternatives"]


class AppointmentMoveAppointmentMoveDataRestrictedRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentMoveAppointmentMoveDataRestrictedAlternatives = Other


class AppointmentMoveAppointmentMoveConsentMissing(BaseModel):
    typename__: Literal["ConsentMissing"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentMoveAppointmentMoveConsentMissingRemedy"
    alternatives: list["AppointmentMoveAppointmentMoveConsentMissingAlternatives"]


class AppointmentMoveAppointmentMoveConsentMissingRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentMoveAppointmentMoveConsentMissingAlternatives = Other


class AppointmentMoveAppointmentMoveBookedElsewhere(BaseModel):
    typename__: Literal["BookedElsewhere"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentMoveAppointmentMoveBookedElsewhereRemedy"
    alternatives: list["AppointmentMoveAppointmentMoveBookedElsewhereAlternatives"]
    url: Optional[str]
    phone: Optional[str]


class AppointmentMoveAppointmentMoveBookedElsewhereRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentMoveAppointmentMoveBookedElsewhereAlternatives = Other


class AppointmentMoveAppointmentMoveReferralNeeded(BaseModel):
    typename__: Literal["ReferralNeeded"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentMoveAppointmentMoveReferralNeededRemedy"
    alternatives: list["AppointmentMoveAppointmentMoveReferralNeededAlternatives"]


class AppointmentMoveAppointmentMoveReferralNeededRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentMoveAppointmentMoveReferralNeededAlternatives = Other


class AppointmentMoveAppointmentMoveReferralUnfit(BaseModel):
    typename__: Literal["ReferralUnfit"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentMoveAppointmentMoveReferralUnfitRemedy"
    alternatives: list["AppointmentMoveAppointmentMoveReferralUnfitAlternatives"]


class AppointmentMoveAppointmentMoveReferralUnfitRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentMoveAppointmentMoveReferralUnfitAlternatives = Other
AppointmentMove.model_rebuild()
AppointmentMoveAppointmentMoveAppointmentMoveSuccess.model_rebuild()
AppointmentMoveAppointmentMoveSlotTaken.model_rebuild()
AppointmentMoveAppointmentMoveSlotHeldByAnother.model_rebuild()
AppointmentMoveAppointmentMoveSlotInPast.model_rebuild()
AppointmentMoveAppointmentMoveBeyondHorizon.model_rebuild()
AppointmentMoveAppointmentMoveOutsideHours.model_rebuild()
AppointmentMoveAppointmentMoveSlotGone.model_rebuild()
AppointmentMoveAppointmentMoveOwnOverlap.model_rebuild()
AppointmentMoveAppointmentMoveOneHoldPerSpecialty.model_rebuild()
AppointmentMoveAppointmentMoveNotYourPatient.model_rebuild()
AppointmentMoveAppointmentMoveAccountNotConfirmed.model_rebuild()
AppointmentMoveAppointmentMoveScheduleTooOld.model_rebuild()
AppointmentMoveAppointmentMoveClinicRefused.model_rebuild()
AppointmentMoveAppointmentMoveClinicSilent.model_rebuild()
AppointmentMoveAppointmentMoveAppointmentClosed.model_rebuild()
AppointmentMoveAppointmentMoveKeyReused.model_rebuild()
AppointmentMoveAppointmentMoveSecondFactorNeeded.model_rebuild()
AppointmentMoveAppointmentMoveNotYourClinic.model_rebuild()
AppointmentMoveAppointmentMoveDataRestricted.model_rebuild()
AppointmentMoveAppointmentMoveConsentMissing.model_rebuild()
AppointmentMoveAppointmentMoveBookedElsewhere.model_rebuild()
AppointmentMoveAppointmentMoveReferralNeeded.model_rebuild()
AppointmentMoveAppointmentMoveReferralUnfit.model_rebuild()
