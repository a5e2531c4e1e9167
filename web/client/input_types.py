from datetime import date, time
from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import (
    AppointmentPeriod,
    ClinicKind,
    ConsentKind,
    ContactKind,
    DataRequestKind,
    DocumentKind,
    GuardianshipVerdict,
    JournalDeed,
    Relation,
    Sex,
    StaffRole,
)


class AppointmentBookInput(BaseModel):
    """Which hold to book."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    hold_id: str = Field(alias="holdId")
    "The hold."
    patient_id: Optional[str] = Field(alias="patientId", default=None)
    "Whom the hold is for unless chosen."
    reason: Optional[str] = None
    "Why the patient comes, at most 500 characters."


class AppointmentCancelInput(BaseModel):
    """Which appointment to cancel."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    appointment_id: str = Field(alias="appointmentId")
    "The appointment."
    late_confirmed: Optional[bool] = Field(alias="lateConfirmed", default=False)
    "Said once more after LATE_CANCEL_NEEDS_CONFIRMATION."
    reason: Optional[str] = None
    "Why, at most 500 characters."


class AppointmentFilter(BaseModel):
    """Which appointments. Any part left out does not narrow."""

    patient_id: Optional[str] = Field(alias="patientId", default=None)
    "Of this patient only."
    period: Optional[AppointmentPeriod] = None
    "Those to come, or those that are over."


class AppointmentMoveInput(BaseModel):
    """Moves to `slotId`; a hold of one's own on that slot is used."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    appointment_id: str = Field(alias="appointmentId")
    "The appointment to move."
    slot_id: str = Field(alias="slotId")
    "Where to."


class ClinicFilter(BaseModel):
    """Which clinics. Any part left out does not narrow."""

    text: Optional[str] = None
    "Words of the name or the address."
    specialty_id: Optional[str] = Field(alias="specialtyId", default=None)
    "With doctors of this specialty."
    district: Optional[str] = None
    "In this district."
    region_id: Optional[str] = Field(alias="regionId", default=None)
    "In this region."
    kind: Optional[ClinicKind] = None
    "Of this kind."


class DoctorFilter(BaseModel):
    """Which doctors. Dates and times are the clinic's own. Any part left out does not narrow."""

    text: Optional[str] = None
    "Words of the name, the specialty or the clinic."
    specialty_id: Optional[str] = Field(alias="specialtyId", default=None)
    "Of this specialty."
    clinic_id: Optional[str] = Field(alias="clinicId", default=None)
    "At this clinic."
    district: Optional[str] = None
    "In this district."
    region_id: Optional[str] = Field(alias="regionId", default=None)
    "In this region."
    from_: Optional[date] = Field(alias="from", default=None)
    "Free on this day or later."
    to: Optional[date] = None
    "Free on this day or earlier."
    time_from: Optional[time] = Field(alias="timeFrom", default=None)
    "Free at this time of day or later."
    time_to: Optional[time] = Field(alias="timeTo", default=None)
    "Free before this time of day."
    only_free: Optional[bool] = Field(alias="onlyFree", default=False)
    "Leave out doctors without a free slot."


class HoldReleaseInput(BaseModel):
    """Which hold to give back."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    hold_id: str = Field(alias="holdId")
    "The hold."


class Point(BaseModel):
    """A place on the map, in degrees, WGS 84."""

    latitude: float
    "North of the equator, -90 to 90."
    longitude: float
    "East of Greenwich, -180 to 180."


class SlotFilter(BaseModel):
    """Which slots. Dates and times are the clinic's own. Any part left out does not narrow."""

    from_: Optional[date] = Field(alias="from", default=None)
    "On this day or later."
    to: Optional[date] = None
    "On this day or earlier."
    time_from: Optional[time] = Field(alias="timeFrom", default=None)
    "At this time of day or later."
    time_to: Optional[time] = Field(alias="timeTo", default=None)
    "Before this time of day."


class SlotHoldInput(BaseModel):
    """Which slot, for whom. Holding a slot one already holds changes the patient and keeps the expiry."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    slot_id: str = Field(alias="slotId")
    "The slot."
    patient_id: Optional[str] = Field(alias="patientId", default=None)
    "Oneself unless chosen."
    moving_appointment_id: Optional[str] = Field(
        alias="movingAppointmentId", default=None
    )
    "The appointment this time is to replace."


class ScopesInput(BaseModel):
    book: bool = True
    visits: bool = True
    documents: bool = True


class JournalFilter(BaseModel):
    deeds: Optional[list[JournalDeed]] = None
    not_self: Optional[bool] = Field(alias="notSelf", default=False)
    from_: Optional[date] = Field(alias="from", default=None)
    to: Optional[date] = None


class DeskSearch(BaseModel):
    clinic_id: str = Field(alias="clinicId")
    phone: Optional[str] = None
    document_kind: Optional[DocumentKind] = Field(alias="documentKind", default=None)
    document_number: Optional[str] = Field(alias="documentNumber", default=None)
    family_name: Optional[str] = Field(alias="familyName", default=None)
    given_name: Optional[str] = Field(alias="givenName", default=None)
    middle_name: Optional[str] = Field(alias="middleName", default=None)
    birth_date: Optional[date] = Field(alias="birthDate", default=None)


class DependantAddInput(BaseModel):
    idempotency_key: str = Field(alias="idempotencyKey")
    relation: Relation
    family_name: str = Field(alias="familyName")
    given_name: str = Field(alias="givenName")
    middle_name: Optional[str] = Field(alias="middleName", default=None)
    birth_date: date = Field(alias="birthDate")
    sex: Sex
    document_kind: DocumentKind = Field(alias="documentKind")
    document_number: str = Field(alias="documentNumber")
    phone: Optional[str] = None
    email: Optional[str] = None
    scopes: Optional["ScopesInput"] = None
    until: Optional[date] = None


class DependantChangeInput(BaseModel):
    idempotency_key: str = Field(alias="idempotencyKey")
    guardianship_id: str = Field(alias="guardianshipId")
    relation: Optional[Relation] = None
    family_name: Optional[str] = Field(alias="familyName", default=None)
    given_name: Optional[str] = Field(alias="givenName", default=None)
    middle_name: Optional[str] = Field(alias="middleName", default=None)
    birth_date: Optional[date] = Field(alias="birthDate", default=None)
    sex: Optional[Sex] = None
    phone: Optional[str] = None
    email: Optional[str] = None
    scopes: Optional["ScopesInput"] = None
    until: Optional[date] = None


class DependantConfirmInput(BaseModel):
    idempotency_key: str = Field(alias="idempotencyKey")
    handle: str
    code: str


class DependantCodeAgainInput(BaseModel):
    idempotency_key: str = Field(alias="idempotencyKey")
    guardianship_id: str = Field(alias="guardianshipId")


class GuardianshipAnswerInput(BaseModel):
    """By the dependant's own login: a proposal, or the question at fifteen."""

    idempotency_key: str = Field(alias="idempotencyKey")
    guardianship_id: str = Field(alias="guardianshipId")
    agree: bool
    scopes: Optional["ScopesInput"] = None


class GuardianshipEndInput(BaseModel):
    """By either side, at once."""

    idempotency_key: str = Field(alias="idempotencyKey")
    guardianship_id: str = Field(alias="guardianshipId")


class GuardianshipCodeSendInput(BaseModel):
    """Without an account: the token of the link."""

    token: str


class GuardianshipAnswerByCodeInput(BaseModel):
    token: str
    handle: str
    code: str
    verdict: GuardianshipVerdict


class InvitationSendInput(BaseModel):
    idempotency_key: str = Field(alias="idempotencyKey")
    patient_id: str = Field(alias="patientId")
    relation: Relation
    contact_kind: ContactKind = Field(alias="contactKind")
    contact: str
    scopes: Optional["ScopesInput"] = None
    until: Optional[date] = None


class InvitationWithdrawInput(BaseModel):
    idempotency_key: str = Field(alias="idempotencyKey")
    invitation_id: str = Field(alias="invitationId")


class InvitationAnswerInput(BaseModel):
    idempotency_key: str = Field(alias="idempotencyKey")
    token: str
    accept: bool


class DisputeOpenInput(BaseModel):
    idempotency_key: str = Field(alias="idempotencyKey")
    document_kind: DocumentKind = Field(alias="documentKind")
    document_number: str = Field(alias="documentNumber")
    birth_date: date = Field(alias="birthDate")
    relation: Relation
    clinic_id: str = Field(alias="clinicId")


class DisputeWithdrawInput(BaseModel):
    idempotency_key: str = Field(alias="idempotencyKey")
    dispute_id: str = Field(alias="disputeId")


class DisputeDecideInput(BaseModel):
    idempotency_key: str = Field(alias="idempotencyKey")
    dispute_id: str = Field(alias="disputeId")
    grant: bool
    words: str
    end_others: Optional[bool] = Field(alias="endOthers", default=False)
    "End the rights of the others at the same time."


class PatientDocumentAddInput(BaseModel):
    idempotency_key: str = Field(alias="idempotencyKey")
    patient_id: str = Field(alias="patientId")
    kind: DocumentKind
    number: str


class PatientDocumentDropInput(BaseModel):
    idempotency_key: str = Field(alias="idempotencyKey")
    document_id: str = Field(alias="documentId")


class ConsentGiveInput(BaseModel):
    idempotency_key: str = Field(alias="idempotencyKey")
    kind: ConsentKind


class ConsentWithdrawInput(BaseModel):
    idempotency_key: str = Field(alias="idempotencyKey")
    kind: ConsentKind


class DataRequestMakeInput(BaseModel):
    idempotency_key: str = Field(alias="idempotencyKey")
    patient_id: str = Field(alias="patientId")
    kind: DataRequestKind
    words: Optional[str] = None


class DataRequestWithdrawInput(BaseModel):
    idempotency_key: str = Field(alias="idempotencyKey")
    request_id: str = Field(alias="requestId")


class DataRequestAnswerInput(BaseModel):
    """A desk operator's answer to a correction: `done` with what was put right, or why not."""

    idempotency_key: str = Field(alias="idempotencyKey")
    request_id: str = Field(alias="requestId")
    done: bool
    answer: str
    family_name: Optional[str] = Field(alias="familyName", default=None)
    given_name: Optional[str] = Field(alias="givenName", default=None)
    middle_name: Optional[str] = Field(alias="middleName", default=None)
    birth_date: Optional[date] = Field(alias="birthDate", default=None)


class CallOpenInput(BaseModel):
    idempotency_key: str = Field(alias="idempotencyKey")
    clinic_id: str = Field(alias="clinicId")
    patient_id: str = Field(alias="patientId")
    reason: str
    "As the patient says it."


class CallCloseInput(BaseModel):
    idempotency_key: str = Field(alias="idempotencyKey")
    call_id: str = Field(alias="callId")


class DeskPatientAddInput(BaseModel):
    """Somebody nobody knows yet; opens a call."""

    idempotency_key: str = Field(alias="idempotencyKey")
    clinic_id: str = Field(alias="clinicId")
    reason: str
    family_name: str = Field(alias="familyName")
    given_name: str = Field(alias="givenName")
    middle_name: Optional[str] = Field(alias="middleName", default=None)
    birth_date: date = Field(alias="birthDate")
    sex: Sex
    phone: Optional[str] = None
    document_kind: Optional[DocumentKind] = Field(alias="documentKind", default=None)
    document_number: Optional[str] = Field(alias="documentNumber", default=None)


class IdentityConfirmInput(BaseModel):
    """The operator has seen the person and the document: the account is confirmed."""

    idempotency_key: str = Field(alias="idempotencyKey")
    call_id: str = Field(alias="callId")
    document_kind: DocumentKind = Field(alias="documentKind")
    document_number: str = Field(alias="documentNumber")


class StaffInviteInput(BaseModel):
    idempotency_key: str = Field(alias="idempotencyKey")
    clinic_id: str = Field(alias="clinicId")
    role: StaffRole
    name: str
    email: str


class StaffInvitationWithdrawInput(BaseModel):
    idempotency_key: str = Field(alias="idempotencyKey")
    invitation_id: str = Field(alias="invitationId")


class StaffInvitationAcceptInput(BaseModel):
    idempotency_key: str = Field(alias="idempotencyKey")
    token: str


class StaffDismissInput(BaseModel):
    idempotency_key: str = Field(alias="idempotencyKey")
    member_id: str = Field(alias="memberId")


DependantAddInput.model_rebuild()
DependantChangeInput.model_rebuild()
GuardianshipAnswerInput.model_rebuild()
InvitationSendInput.model_rebuild()
