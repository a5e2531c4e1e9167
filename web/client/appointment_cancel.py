from typing import Literal, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import RefusalCode, RemedyAction
from .fragments import Other, Visit


class AppointmentCancel(BaseModel):
    appointment_cancel: Union[
        "AppointmentCancelAppointmentCancelAppointmentCancelSuccess",
        "AppointmentCancelAppointmentCancelLateCancelNeedsConfirmation",
        "AppointmentCancelAppointmentCancelNotYourPatient",
        "AppointmentCancelAppointmentCancelAccountNotConfirmed",
        "AppointmentCancelAppointmentCancelClinicRefused",
        "AppointmentCancelAppointmentCancelClinicSilent",
        "AppointmentCancelAppointmentCancelAppointmentClosed",
        "AppointmentCancelAppointmentCancelKeyReused",
        "AppointmentCancelAppointmentCancelSecondFactorNeeded",
        "AppointmentCancelAppointmentCancelNotYourClinic",
    ] = Field(alias="appointmentCancel", discriminator="typename__")


class AppointmentCancelAppointmentCancelAppointmentCancelSuccess(BaseModel):
    typename__: Literal["AppointmentCancelSuccess"] = Field(alias="__typename")
    appointment: "AppointmentCancelAppointmentCancelAppointmentCancelSuccessAppointment"


AppointmentCancelAppointmentCancelAppointmentCancelSuccessAppointment = Visit


class AppointmentCancelAppointmentCancelLateCancelNeedsConfirmation(BaseModel):
    typename__: Literal["LateCancelNeedsConfirmation"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentCancelAppointmentCancelLateCancelNeedsConfirmationRemedy"
    alternatives: list[
        "AppointmentCancelAppointmentCancelLateCancelNeedsConfirmationAlternatives"
    ]
    hours: int


class AppointmentCancelAppointmentCancelLateCancelNeedsConfirmationRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentCancelAppointmentCancelLateCancelNeedsConfirmationAlternatives = Other


class AppointmentCancelAppointmentCancelNotYourPatient(BaseModel):
    typename__: Literal["NotYourPatient"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentCancelAppointmentCancelNotYourPatientRemedy"
    alternatives: list["AppointmentCancelAppointmentCancelNotYourPatientAlternatives"]


class AppointmentCancelAppointmentCancelNotYourPatientRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentCancelAppointmentCancelNotYourPatientAlternatives = Other


class AppointmentCancelAppointmentCancelAccountNotConfirmed(BaseModel):
    typename__: Literal["AccountNotConfirmed"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentCancelAppointmentCancelAccountNotConfirmedRemedy"
    alternatives: list[
        "AppointmentCancelAppointmentCancelAccountNotConfirmedAlternatives"
    ]


class AppointmentCancelAppointmentCancelAccountNotConfirmedRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentCancelAppointmentCancelAccountNotConfirmedAlternatives = Other


class AppointmentCancelAppointmentCancelClinicRefused(BaseModel):
    typename__: Literal["ClinicRefused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentCancelAppointmentCancelClinicRefusedRemedy"
    alternatives: list["AppointmentCancelAppointmentCancelClinicRefusedAlternatives"]


class AppointmentCancelAppointmentCancelClinicRefusedRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentCancelAppointmentCancelClinicRefusedAlternatives = Other


class AppointmentCancelAppointmentCancelClinicSilent(BaseModel):
    typename__: Literal["ClinicSilent"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentCancelAppointmentCancelClinicSilentRemedy"
    alternatives: list["AppointmentCancelAppointmentCancelClinicSilentAlternatives"]


class AppointmentCancelAppointmentCancelClinicSilentRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentCancelAppointmentCancelClinicSilentAlternatives = Other


class AppointmentCancelAppointmentCancelAppointmentClosed(BaseModel):
    typename__: Literal["AppointmentClosed"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentCancelAppointmentCancelAppointmentClosedRemedy"
    alternatives: list[
        "AppointmentCancelAppointmentCancelAppointmentClosedAlternatives"
    ]


class AppointmentCancelAppointmentCancelAppointmentClosedRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentCancelAppointmentCancelAppointmentClosedAlternatives = Other


class AppointmentCancelAppointmentCancelKeyReused(BaseModel):
    typename__: Literal["KeyReused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentCancelAppointmentCancelKeyReusedRemedy"
    alternatives: list["AppointmentCancelAppointmentCancelKeyReusedAlternatives"]


class AppointmentCancelAppointmentCancelKeyReusedRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentCancelAppointmentCancelKeyReusedAlternatives = Other


class AppointmentCancelAppointmentCancelSecondFactorNeeded(BaseModel):
    typename__: Literal["SecondFactorNeeded"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentCancelAppointmentCancelSecondFactorNeededRemedy"
    alternatives: list[
        "AppointmentCancelAppointmentCancelSecondFactorNeededAlternatives"
    ]


class AppointmentCancelAppointmentCancelSecondFactorNeededRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentCancelAppointmentCancelSecondFactorNeededAlternatives = Other


class AppointmentCancelAppointmentCancelNotYourClinic(BaseModel):
    typename__: Literal["NotYourClinic"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "AppointmentCancelAppointmentCancelNotYourClinicRemedy"
    alternatives: list["AppointmentCancelAppointmentCancelNotYourClinicAlternatives"]


class AppointmentCancelAppointmentCancelNotYourClinicRemedy(BaseModel):
    action: RemedyAction
    text: str


AppointmentCancelAppointmentCancelNotYourClinicAlternatives = Other
AppointmentCancel.model_rebuild()
AppointmentCancelAppointmentCancelAppointmentCancelSuccess.model_rebuild()
AppointmentCancelAppointmentCancelLateCancelNeedsConfirmation.model_rebuild()
AppointmentCancelAppointmentCancelNotYourPatient.model_rebuild()
AppointmentCancelAppointmentCancelAccountNotConfirmed.model_rebuild()
AppointmentCancelAppointmentCancelClinicRefused.model_rebuild()
AppointmentCancelAppointmentCancelClinicSilent.model_rebuild()
AppointmentCancelAppointmentCancelAppointmentClosed.model_rebuild()
AppointmentCancelAppointmentCancelKeyReused.model_rebuild()
AppointmentCancelAppointmentCancelSecondFactorNeeded.model_rebuild()
AppointmentCancelAppointmentCancelNotYourClinic.model_rebuild()
