from typing import Literal, Optional, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import RefusalCode, RemedyAction
from .fragments import Other, Time, Visit


class AppointmentBook(BaseModel):
    appointment_book: Union[
        "AppointmentBookAppointmentBookAppointmentBookSuccess",
        "AppointmentBookAppointmentBookHoldExpired",
        "AppointmentBookAppointmentBookSlotTaken",
        "AppointmentBookAppointmentBookSlotInPast",
        "AppointmentBookAppointmentBookBeyondHorizon",
        "AppointmentBookAppointmentBookOutsideHours",
        "AppointmentBookAppointmentBookSlotGone",
        "AppointmentBookAppointmentBookOwnOverlap",
        "AppointmentBookAppointmentBookOneHoldPerSpecialty",
        "AppointmentBookAppointmentBookNotYourPatient",
        "AppointmentBookAppointmentBookAccountNotConfirmed",
        "AppointmentBookAppointmentBookScheduleTooOld",
        "AppointmentBookAppointmentBookClinicRefused",
        "AppointmentBookAppointmentBookClinicSilent",
        "AppointmentBookAppointmentBookKeyReused",
        "AppointmentBookAppointmentBookSecondFactorNeeded",
        "AppointmentBookAppointmentBookNotYourClinic",
        "AppointmentBookAppointmentBookDataRestricted",
        "AppointmentBookAppointmentBookConsentMissing",
        "AppointmentBookAppointmentBookReferralNeeded",
        "AppointmentBookAppointmentBookReferralUnfit",
    ] = Field(alias="appointmentBook", discriminator="typename__")


class AppointmentBookAppointmentBookAppointmentBookSuccess(BaseModel):
    typename__: Literal["AppointmentBookSuccess"] = Field(alias="__typename")
    appointment: "AppointmentBookAppointmentBookAppointmentBookSuccessAppointment"


AppointmentBookAppointmentBookAppointmentBookSuccessAppointment = Visit


class AppointmentBookAppointmentBookHoldExpired(BaseModel):
    typename__: Literal["HoldExpired"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentBookAppointmentBookHoldExpiredRemedy"
    alternatives: list["AppointmentBookAppointmentBookHoldExpiredAlternatives"]
    slot: "AppointmentBookAppointmentBookHoldExpiredSlot"


class AppointmentBookAppointmentBookHoldExpiredRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentBookAppointmentBookHoldExpiredAlternatives = Other


class AppointmentBookAppointmentBookHoldExpiredSlot(Time):
    doctor: "AppointmentBookAppointmentBookHoldExpiredSlotDoctor"


class AppointmentBookAppointmentBookHoldExpiredSlotDoctor(BaseModel):
    id: str


class AppointmentBookAppointmentBookSlotTaken(BaseModel):
    typename__: Literal["SlotTaken"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentBookAppointmentBookSlotTakenRemedy"
    alternatives: list["AppointmentBookAppointmentBookSlotTakenAlternatives"]


class AppointmentBookAppointmentBookSlotTakenRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentBookAppointmentBookSlotTakenAlternatives = Other


class AppointmentBookAppointmentBookSlotInPast(BaseModel):
    typename__: Literal["SlotInPast"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentBookAppointmentBookSlotInPastRemedy"
    alternatives: list["AppointmentBookAppointmentBookSlotInPastAlternatives"]


class AppointmentBookAppointmentBookSlotInPastRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentBookAppointmentBookSlotInPastAlternatives = Other


class AppointmentBookAppointmentBookBeyondHorizon(BaseModel):
    typename__: Literal["BeyondHorizon"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentBookAppointmentBookBeyondHorizonRemedy"
    alternatives: list["AppointmentBookAppointmentBookBeyondHorizonAlternatives"]


class AppointmentBookAppointmentBookBeyondHorizonRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentBookAppointmentBookBeyondHorizonAlternatives = Other


class AppointmentBookAppointmentBookOutsideHours(BaseModel):
    typename__: Literal["OutsideHours"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentBookAppointmentBookOutsideHoursRemedy"
    alternatives: list["AppointmentBookAppointmentBookOutsideHoursAlternatives"]


class AppointmentBookAppointmentBookOutsideHoursRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentBookAppointmentBookOutsideHoursAlternatives = Other


class AppointmentBookAppointmentBookSlotGone(BaseModel):
    typename__: Literal["SlotGone"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentBookAppointmentBookSlotGoneRemedy"
    alternatives: list["AppointmentBookAppointmentBookSlotGoneAlternatives"]


class AppointmentBookAppointmentBookSlotGoneRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentBookAppointmentBookSlotGoneAlternatives = Other


class AppointmentBookAppointmentBookOwnOverlap(BaseModel):
    typename__: Literal["OwnOverlap"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentBookAppointmentBookOwnOverlapRemedy"
    alternatives: list["AppointmentBookAppointmentBookOwnOverlapAlternatives"]
    overlapping: Optional["AppointmentBookAppointmentBookOwnOverlapOverlapping"]


class AppointmentBookAppointmentBookOwnOverlapRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentBookAppointmentBookOwnOverlapAlternatives = Other


class AppointmentBookAppointmentBookOwnOverlapOverlapping(BaseModel):
    code: str


class AppointmentBookAppointmentBookOneHoldPerSpecialty(BaseModel):
    typename__: Literal["OneHoldPerSpecialty"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentBookAppointmentBookOneHoldPerSpecialtyRemedy"
    alternatives: list["AppointmentBookAppointmentBookOneHoldPerSpecialtyAlternatives"]
    standing: "AppointmentBookAppointmentBookOneHoldPerSpecialtyStanding"


class AppointmentBookAppointmentBookOneHoldPerSpecialtyRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentBookAppointmentBookOneHoldPerSpecialtyAlternatives = Other


class AppointmentBookAppointmentBookOneHoldPerSpecialtyStanding(BaseModel):
    id: str
    slot: "AppointmentBookAppointmentBookOneHoldPerSpecialtyStandingSlot"


class AppointmentBookAppointmentBookOneHoldPerSpecialtyStandingSlot(BaseModel):
    id: str


class AppointmentBookAppointmentBookNotYourPatient(BaseModel):
    typename__: Literal["NotYourPatient"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentBookAppointmentBookNotYourPatientRemedy"
    alternatives: list["AppointmentBookAppointmentBookNotYourPatientAlternatives"]


class AppointmentBookAppointmentBookNotYourPatientRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentBookAppointmentBookNotYourPatientAlternatives = Other


class AppointmentBookAppointmentBookAccountNotConfirmed(BaseModel):
    typename__: Literal["AccountNotConfirmed"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentBookAppointmentBookAccountNotConfirmedRemedy"
    alternatives: list["AppointmentBookAppointmentBookAccountNotConfirmedAlternatives"]


class AppointmentBookAppointmentBookAccountNotConfirmedRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentBookAppointmentBookAccountNotConfirmedAlternatives = Other


class AppointmentBookAppointmentBookScheduleTooOld(BaseModel):
    typename__: Literal["ScheduleTooOld"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentBookAppointmentBookScheduleTooOldRemedy"
    alternatives: list["AppointmentBookAppointmentBookScheduleTooOldAlternatives"]


class AppointmentBookAppointmentBookScheduleTooOldRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentBookAppointmentBookScheduleTooOldAlternatives = Other


class AppointmentBookAppointmentBookClinicRefused(BaseModel):
    typename__: Literal["ClinicRefused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentBookAppointmentBookClinicRefusedRemedy"
    alternatives: list["AppointmentBookAppointmentBookClinicRefusedAlternatives"]


class AppointmentBookAppointmentBookClinicRefusedRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentBookAppointmentBookClinicRefusedAlternatives = Other


class AppointmentBookAppointmentBookClinicSilent(BaseModel):
    typename__: Literal["ClinicSilent"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentBookAppointmentBookClinicSilentRemedy"
    alternatives: list["AppointmentBookAppointmentBookClinicSilentAlternatives"]


class AppointmentBookAppointmentBookClinicSilentRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentBookAppointmentBookClinicSilentAlternatives = Other


class AppointmentBookAppointmentBookKeyReused(BaseModel):
    typename__: Literal["KeyReused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentBookAppointmentBookKeyReusedRemedy"
    alternatives: list["AppointmentBookAppointmentBookKeyReusedAlternatives"]


class AppointmentBookAppointmentBookKeyReusedRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentBookAppointmentBookKeyReusedAlternatives = Other


class AppointmentBookAppointmentBookSecondFactorNeeded(BaseModel):
    typename__: Literal["SecondFactorNeeded"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentBookAppointmentBookSecondFactorNeededRemedy"
    alternatives: list["AppointmentBookAppointmentBookSecondFactorNeededAlternatives"]


class AppointmentBookAppointmentBookSecondFactorNeededRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentBookAppointmentBookSecondFactorNeededAlternatives = Other


class AppointmentBookAppointmentBookNotYourClinic(BaseModel):
    typename__: Literal["NotYourClinic"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentBookAppointmentBookNotYourClinicRemedy"
    alternatives: list["AppointmentBookAppointmentBookNotYourClinicAlternatives"]


class AppointmentBookAppointmentBookNotYourClinicRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentBookAppointmentBookNotYourClinicAlternatives = Other


class AppointmentBookAppointmentBookDataRestricted(BaseModel):
    typename__: Literal["DataRestricted"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentBookAppointmentBookDataRestrictedRemedy"
    alternatives: list["AppointmentBookAppointmentBookDataRestrictedAlternatives"]


class AppointmentBookAppointmentBookDataRestrictedRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentBookAppointmentBookDataRestrictedAlternatives = Other


class AppointmentBookAppointmentBookConsentMissing(BaseModel):
    typename__: Literal["ConsentMissing"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentBookAppointmentBookConsentMissingRemedy"
    alternatives: list["AppointmentBookAppointmentBookConsentMissingAlternatives"]


class AppointmentBookAppointmentBookConsentMissingRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentBookAppointmentBookConsentMissingAlternatives = Other


class AppointmentBookAppointmentBookReferralNeeded(BaseModel):
    typename__: Literal["ReferralNeeded"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentBookAppointmentBookReferralNeededRemedy"
    alternatives: list["AppointmentBookAppointmentBookReferralNeededAlternatives"]


class AppointmentBookAppointmentBookReferralNeededRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentBookAppointmentBookReferralNeededAlternatives = Other


class AppointmentBookAppointmentBookReferralUnfit(BaseModel):
    typename__: Literal["ReferralUnfit"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentBookAppointmentBookReferralUnfitRemedy"
    alternatives: list["AppointmentBookAppointmentBookReferralUnfitAlternatives"]


class AppointmentBookAppointmentBookReferralUnfitRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentBookAppointmentBookReferralUnfitAlternatives = Other
AppointmentBook.model_rebuild()
AppointmentBookAppointmentBookAppointmentBookSuccess.model_rebuild()
AppointmentBookAppointmentBookHoldExpired.model_rebuild()
AppointmentBookAppointmentBookHoldExpiredSlot.model_rebuild()
AppointmentBookAppointmentBookSlotTaken.model_rebuild()
AppointmentBookAppointmentBookSlotInPast.model_rebuild()
AppointmentBookAppointmentBookBeyondHorizon.model_rebuild()
AppointmentBookAppointmentBookOutsideHours.model_rebuild()
AppointmentBookAppointmentBookSlotGone.model_rebuild()
AppointmentBookAppointmentBookOwnOverlap.model_rebuild()
AppointmentBookAppointmentBookOneHoldPerSpecialty.model_rebuild()
AppointmentBookAppointmentBookOneHoldPerSpecialtyStanding.model_rebuild()
AppointmentBookAppointmentBookNotYourPatient.model_rebuild()
AppointmentBookAppointmentBookAccountNotConfirmed.model_rebuild()
AppointmentBookAppointmentBookScheduleTooOld.model_rebuild()
AppointmentBookAppointmentBookClinicRefused.model_rebuild()
AppointmentBookAppointmentBookClinicSilent.model_rebuild()
AppointmentBookAppointmentBookKeyReused.model_rebuild()
AppointmentBookAppointmentBookSecondFactorNeeded.model_rebuild()
AppointmentBookAppointmentBookNotYourClinic.model_rebuild()
AppointmentBookAppointmentBookDataRestricted.model_rebuild()
AppointmentBookAppointmentBookConsentMissing.model_rebuild()
AppointmentBookAppointmentBookReferralNeeded.model_rebuild()
AppointmentBookAppointmentBookReferralUnfit.model_rebuild()
