from typing import Literal, Optional, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import RefusalCode, RemedyAction
from .fragments import Holding, Other


class SlotHold(BaseModel):
    slot_hold: Union[
        "SlotHoldSlotHoldSlotHoldSuccess",
        "SlotHoldSlotHoldSlotTaken",
        "SlotHoldSlotHoldSlotHeldByAnother",
        "SlotHoldSlotHoldSlotInPast",
        "SlotHoldSlotHoldBeyondHorizon",
        "SlotHoldSlotHoldOutsideHours",
        "SlotHoldSlotHoldSlotGone",
        "SlotHoldSlotHoldOwnOverlap",
        "SlotHoldSlotHoldOneHoldPerSpecialty",
        "SlotHoldSlotHoldNotYourPatient",
        "SlotHoldSlotHoldAccountNotConfirmed",
        "SlotHoldSlotHoldScheduleTooOld",
        "SlotHoldSlotHoldAppointmentClosed",
        "SlotHoldSlotHoldKeyReused",
        "SlotHoldSlotHoldSecondFactorNeeded",
        "SlotHoldSlotHoldNotYourClinic",
        "SlotHoldSlotHoldDataRestricted",
        "SlotHoldSlotHoldConsentMissing",
        "SlotHoldSlotHoldBookedElsewhere",
    ] = Field(alias="slotHold", discriminator="typename__")


class SlotHoldSlotHoldSlotHoldSuccess(BaseModel):
    typename__: Literal["SlotHoldSuccess"] = Field(alias="__typename")
    hold: "SlotHoldSlotHoldSlotHoldSuccessHold"


SlotHoldSlotHoldSlotHoldSuccessHold = Holding


class SlotHoldSlotHoldSlotTaken(BaseModel):
    typename__: Literal["SlotTaken"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "SlotHoldSlotHoldSlotTakenRemedy"
    alternatives: list["SlotHoldSlotHoldSlotTakenAlternatives"]


class SlotHoldSlotHoldSlotTakenRemedy(BaseModel):
    action: RemedyAction
    text: str


SlotHoldSlotHoldSlotTakenAlternatives = Other


class SlotHoldSlotHoldSlotHeldByAnother(BaseModel):
    typename__: Literal["SlotHeldByAnother"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "SlotHoldSlotHoldSlotHeldByAnotherRemedy"
    alternatives: list["SlotHoldSlotHoldSlotHeldByAnotherAlternatives"]


class SlotHoldSlotHoldSlotHeldByAnotherRemedy(BaseModel):
    action: RemedyAction
    text: str


SlotHoldSlotHoldSlotHeldByAnotherAlternatives = Other


class SlotHoldSlotHoldSlotInPast(BaseModel):
    typename__: Literal["SlotInPast"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "SlotHoldSlotHoldSlotInPastRemedy"
    alternatives: list["SlotHoldSlotHoldSlotInPastAlternatives"]


class SlotHoldSlotHoldSlotInPastRemedy(BaseModel):
    action: RemedyAction
    text: str


SlotHoldSlotHoldSlotInPastAlternatives = Other


class SlotHoldSlotHoldBeyondHorizon(BaseModel):
    typename__: Literal["BeyondHorizon"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "SlotHoldSlotHoldBeyondHorizonRemedy"
    alternatives: list["SlotHoldSlotHoldBeyondHorizonAlternatives"]


class SlotHoldSlotHoldBeyondHorizonRemedy(BaseModel):
    action: RemedyAction
    text: str


SlotHoldSlotHoldBeyondHorizonAlternatives = Other


class SlotHoldSlotHoldOutsideHours(BaseModel):
    typename__: Literal["OutsideHours"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "SlotHoldSlotHoldOutsideHoursRemedy"
    alternatives: list["SlotHoldSlotHoldOutsideHoursAlternatives"]


class SlotHoldSlotHoldOutsideHoursRemedy(BaseModel):
    action: RemedyAction
    text: str


SlotHoldSlotHoldOutsideHoursAlternatives = Other


class SlotHoldSlotHoldSlotGone(BaseModel):
    typename__: Literal["SlotGone"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "SlotHoldSlotHoldSlotGoneRemedy"
    alternatives: list["SlotHoldSlotHoldSlotGoneAlternatives"]


class SlotHoldSlotHoldSlotGoneRemedy(BaseModel):
    action: RemedyAction
    text: str


SlotHoldSlotHoldSlotGoneAlternatives = Other


class SlotHoldSlotHoldOwnOverlap(BaseModel):
    typename__: Literal["OwnOverlap"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "SlotHoldSlotHoldOwnOverlapRemedy"
    alternatives: list["SlotHoldSlotHoldOwnOverlapAlternatives"]
    overlapping: Optional["SlotHoldSlotHoldOwnOverlapOverlapping"]


class SlotHoldSlotHoldOwnOverlapRemedy(BaseModel):
    action: RemedyAction
    text: str


SlotHoldSlotHoldOwnOverlapAlternatives = Other


class SlotHoldSlotHoldOwnOverlapOverlapping(BaseModel):
    code: str


class SlotHoldSlotHoldOneHoldPerSpecialty(BaseModel):
    typename__: Literal["OneHoldPerSpecialty"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "SlotHoldSlotHoldOneHoldPerSpecialtyRemedy"
    alternatives: list["SlotHoldSlotHoldOneHoldPerSpecialtyAlternatives"]
    standing: "SlotHoldSlotHoldOneHoldPerSpecialtyStanding"


class SlotHoldSlotHoldOneHoldPerSpecialtyRemedy(BaseModel):
    action: RemedyAction
    text: str


SlotHoldSlotHoldOneHoldPerSpecialtyAlternatives = Other


class SlotHoldSlotHoldOneHoldPerSpecialtyStanding(BaseModel):
    id: str
    slot: "SlotHoldSlotHoldOneHoldPerSpecialtyStandingSlot"


class SlotHoldSlotHoldOneHoldPerSpecialtyStandingSlot(BaseModel):
    id: str


class SlotHoldSlotHoldNotYourPatient(BaseModel):
    typename__: Literal["NotYourPatient"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "SlotHoldSlotHoldNotYourPatientRemedy"
    alternatives: list["SlotHoldSlotHoldNotYourPatientAlternatives"]


class SlotHoldSlotHoldNotYourPatientRemedy(BaseModel):
    action: RemedyAction
    text: str


SlotHoldSlotHoldNotYourPatientAlternatives = Other


class SlotHoldSlotHoldAccountNotConfirmed(BaseModel):
    typename__: Literal["AccountNotConfirmed"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "SlotHoldSlotHoldAccountNotConfirmedRemedy"
    alternatives: list["SlotHoldSlotHoldAccountNotConfirmedAlternatives"]


class SlotHoldSlotHoldAccountNotConfirmedRemedy(BaseModel):
    action: RemedyAction
    text: str


SlotHoldSlotHoldAccountNotConfirmedAlternatives = Other


class SlotHoldSlotHoldScheduleTooOld(BaseModel):
    typename__: Literal["ScheduleTooOld"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "SlotHoldSlotHoldScheduleTooOldRemedy"
    alternatives: list["SlotHoldSlotHoldScheduleTooOldAlternatives"]


class SlotHoldSlotHoldScheduleTooOldRemedy(BaseModel):
    action: RemedyAction
    text: str


SlotHoldSlotHoldScheduleTooOldAlternatives = Other


class SlotHoldSlotHoldAppointmentClosed(BaseModel):
    typename__: Literal["AppointmentClosed"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "SlotHoldSlotHoldAppointmentClosedRemedy"
    alternatives: list["SlotHoldSlotHoldAppointmentClosedAlternatives"]


class SlotHoldSlotHoldAppointmentClosedRemedy(BaseModel):
    action: RemedyAction
    text: str


SlotHoldSlotHoldAppointmentClosedAlternatives = Other


class SlotHoldSlotHoldKeyReused(BaseModel):
    typename__: Literal["KeyReused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "SlotHoldSlotHoldKeyReusedRemedy"
    alternatives: list["SlotHoldSlotHoldKeyReusedAlternatives"]


class SlotHoldSlotHoldKeyReusedRemedy(BaseModel):
    action: RemedyAction
    text: str


SlotHoldSlotHoldKeyReusedAlternatives = Other


class SlotHoldSlotHoldSecondFactorNeeded(BaseModel):
    typename__: Literal["SecondFactorNeeded"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "SlotHoldSlotHoldSecondFactorNeededRemedy"
    alternatives: list["SlotHoldSlotHoldSecondFactorNeededAlternatives"]


class SlotHoldSlotHoldSecondFactorNeededRemedy(BaseModel):
    action: RemedyAction
    text: str


SlotHoldSlotHoldSecondFactorNeededAlternatives = Other


class SlotHoldSlotHoldNotYourClinic(BaseModel):
    typename__: Literal["NotYourClinic"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "SlotHoldSlotHoldNotYourClinicRemedy"
    alternatives: list["SlotHoldSlotHoldNotYourClinicAlternatives"]


class SlotHoldSlotHoldNotYourClinicRemedy(BaseModel):
    action: RemedyAction
    text: str


SlotHoldSlotHoldNotYourClinicAlternatives = Other


class SlotHoldSlotHoldDataRestricted(BaseModel):
    typename__: Literal["DataRestricted"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "SlotHoldSlotHoldDataRestrictedRemedy"
    alternatives: list["SlotHoldSlotHoldDataRestrictedAlternatives"]


class SlotHoldSlotHoldDataRestrictedRemedy(BaseModel):
    action: RemedyAction
    text: str


SlotHoldSlotHoldDataRestrictedAlternatives = Other


class SlotHoldSlotHoldConsentMissing(BaseModel):
    typename__: Literal["ConsentMissing"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "SlotHoldSlotHoldConsentMissingRemedy"
    alternatives: list["SlotHoldSlotHoldConsentMissingAlternatives"]


class SlotHoldSlotHoldConsentMissingRemedy(BaseModel):
    action: RemedyAction
    text: str


SlotHoldSlotHoldConsentMissingAlternatives = Other


class SlotHoldSlotHoldBookedElsewhere(BaseModel):
    typename__: Literal["BookedElsewhere"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "SlotHoldSlotHoldBookedElsewhereRemedy"
    alternatives: list["SlotHoldSlotHoldBookedElsewhereAlternatives"]
    url: Optional[str]
    phone: Optional[str]


class SlotHoldSlotHoldBookedElsewhereRemedy(BaseModel):
    action: RemedyAction
    text: str


SlotHoldSlotHoldBookedElsewhereAlternatives = Other
SlotHold.model_rebuild()
SlotHoldSlotHoldSlotHoldSuccess.model_rebuild()
SlotHoldSlotHoldSlotTaken.model_rebuild()
SlotHoldSlotHoldSlotHeldByAnother.model_rebuild()
SlotHoldSlotHoldSlotInPast.model_rebuild()
SlotHoldSlotHoldBeyondHorizon.model_rebuild()
SlotHoldSlotHoldOutsideHours.model_rebuild()
SlotHoldSlotHoldSlotGone.model_rebuild()
SlotHoldSlotHoldOwnOverlap.model_rebuild()
SlotHoldSlotHoldOneHoldPerSpecialty.model_rebuild()
SlotHoldSlotHoldOneHoldPerSpecialtyStanding.model_rebuild()
SlotHoldSlotHoldNotYourPatient.model_rebuild()
SlotHoldSlotHoldAccountNotConfirmed.model_rebuild()
SlotHoldSlotHoldScheduleTooOld.model_rebuild()
SlotHoldSlotHoldAppointmentClosed.model_rebuild()
SlotHoldSlotHoldKeyReused.model_rebuild()
SlotHoldSlotHoldSecondFactorNeeded.model_rebuild()
SlotHoldSlotHoldNotYourClinic.model_rebuild()
SlotHoldSlotHoldDataRestricted.model_rebuild()
SlotHoldSlotHoldConsentMissing.model_rebuild()
SlotHoldSlotHoldBookedElsewhere.model_rebuild()
