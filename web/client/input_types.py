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
    VisitKind,
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
    referral_id: Optional[str] = Field(alias="referralId", default=None)
    "The referral to book with, where the service wants one."


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


class CallCloseInput(BaseModel):
    """Which call is over."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    call_id: str = Field(alias="callId")
    "The call."


class CallOpenInput(BaseModel):
    """Who is at the desk, and why."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    clinic_id: str = Field(alias="clinicId")
    "The clinic."
    patient_id: str = Field(alias="patientId")
    "The patient."
    reason: str
    "As the patient says it, at most 500 characters."


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


class ClinicSystemPauseInput(BaseModel):
    """What to read no more."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    name: str
    "Which system."
    clinic_id: Optional[str] = Field(alias="clinicId", default=None)
    "One clinic of it alone."


class ClinicSystemResumeInput(BaseModel):
    """What to read again."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    name: str
    "Which system."
    clinic_id: Optional[str] = Field(alias="clinicId", default=None)
    "One clinic of it alone."


class ClinicSystemResyncInput(BaseModel):
    """What to read at once as a whole."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    name: str
    "Which system."
    clinic_id: Optional[str] = Field(alias="clinicId", default=None)
    "One clinic of it alone."


class ConsentGiveInput(BaseModel):
    """What to agree to."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    kind: ConsentKind
    "Which kind."


class ConsentWithdrawInput(BaseModel):
    """What to take back."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    kind: ConsentKind
    "Which kind."


class DataRequestAnswerInput(BaseModel):
    """The desk's answer to a correction: `done` with what was put right, or why not."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    request_id: str = Field(alias="requestId")
    "The request."
    done: bool
    "Whether it was put right."
    answer: str
    "What the person reads."
    family_name: Optional[str] = Field(alias="familyName", default=None)
    "Family name."
    given_name: Optional[str] = Field(alias="givenName", default=None)
    "Given name."
    middle_name: Optional[str] = Field(alias="middleName", default=None)
    "Patronymic."
    birth_date: Optional[date] = Field(alias="birthDate", default=None)
    "Date of birth."


class DataRequestMakeInput(BaseModel):
    """What to ask, about whom."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    patient_id: str = Field(alias="patientId")
    "The patient."
    kind: DataRequestKind
    "Which kind."
    words: Optional[str] = None
    "In one's own words, at most 500 characters."


class DataRequestWithdrawInput(BaseModel):
    """Which request to take back."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    request_id: str = Field(alias="requestId")
    "The request."


class DependantAddInput(BaseModel):
    """Whom to act for from now on."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    relation: Relation
    "What the patient is to you."
    family_name: str = Field(alias="familyName")
    "Family name."
    given_name: str = Field(alias="givenName")
    "Given name."
    middle_name: Optional[str] = Field(alias="middleName", default=None)
    "Patronymic."
    birth_date: date = Field(alias="birthDate")
    "Date of birth."
    sex: Sex
    "Sex."
    document_kind: DocumentKind = Field(alias="documentKind")
    "The kind of document."
    document_number: str = Field(alias="documentNumber")
    "Its number, as people write it."
    phone: Optional[str] = None
    "Telephone."
    email: Optional[str] = None
    "E-mail address."
    scopes: Optional["ScopesInput"] = None
    "What one may do; everything unless given."
    until: Optional[date] = None
    "The last day of it; no end unless given."


class DependantChangeInput(BaseModel):
    """What to change; what is left out stays. It counts once the code has come back."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    guardianship_id: str = Field(alias="guardianshipId")
    "The guardianship."
    relation: Optional[Relation] = None
    "What the patient is to you."
    family_name: Optional[str] = Field(alias="familyName", default=None)
    "Family name."
    given_name: Optional[str] = Field(alias="givenName", default=None)
    "Given name."
    middle_name: Optional[str] = Field(alias="middleName", default=None)
    "Patronymic."
    birth_date: Optional[date] = Field(alias="birthDate", default=None)
    "Date of birth."
    sex: Optional[Sex] = None
    "Sex."
    phone: Optional[str] = None
    "Telephone."
    email: Optional[str] = None
    "E-mail address."
    scopes: Optional["ScopesInput"] = None
    "What one may do; as before unless given."
    until: Optional[date] = None
    "The last day of it; as before unless given."


class DependantCodeAgainInput(BaseModel):
    """For which guardianship to send the code or the link once more."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    guardianship_id: str = Field(alias="guardianshipId")
    "The guardianship."


class DependantConfirmInput(BaseModel):
    """The code that was sent, and its handle."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    handle: str
    "From `CodeSent`."
    code: str
    "The code."


class DeskPatientAddInput(BaseModel):
    """Somebody nobody knows yet; opens a call."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    clinic_id: str = Field(alias="clinicId")
    "The clinic."
    reason: str
    "As the patient says it, at most 500 characters."
    family_name: str = Field(alias="familyName")
    "Family name."
    given_name: str = Field(alias="givenName")
    "Given name."
    middle_name: Optional[str] = Field(alias="middleName", default=None)
    "Patronymic."
    birth_date: date = Field(alias="birthDate")
    "Date of birth."
    sex: Sex
    "Sex."
    phone: Optional[str] = None
    "Telephone."
    document_kind: Optional[DocumentKind] = Field(alias="documentKind", default=None)
    "The kind of document."
    document_number: Optional[str] = Field(alias="documentNumber", default=None)
    "Its number, as people write it."


class DeskSearch(BaseModel):
    """One of: a phone; a document with its number; the full name with the birth date."""

    clinic_id: str = Field(alias="clinicId")
    "At which of your clinics the patient is."
    phone: Optional[str] = None
    "The patient's telephone."
    document_kind: Optional[DocumentKind] = Field(alias="documentKind", default=None)
    "The kind of document."
    document_number: Optional[str] = Field(alias="documentNumber", default=None)
    "Its number, in full."
    family_name: Optional[str] = Field(alias="familyName", default=None)
    "Family name."
    given_name: Optional[str] = Field(alias="givenName", default=None)
    "Given name."
    middle_name: Optional[str] = Field(alias="middleName", default=None)
    "Patronymic."
    birth_date: Optional[date] = Field(alias="birthDate", default=None)
    "Date of birth."


class DisputeDecideInput(BaseModel):
    """The desk's decision."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    dispute_id: str = Field(alias="disputeId")
    "The claim."
    grant: bool
    "Whether the one who claims may act."
    words: str
    "In one's own words, at most 500 characters."
    end_others: Optional[bool] = Field(alias="endOthers", default=None)
    "End the rights of the others at the same time."


class DisputeOpenInput(BaseModel):
    """For whom one acts, by a document, and the clinic whose desk is to decide."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    document_kind: DocumentKind = Field(alias="documentKind")
    "The kind of document."
    document_number: str = Field(alias="documentNumber")
    "Its number, as people write it."
    birth_date: date = Field(alias="birthDate")
    "Date of birth."
    relation: Relation
    "What the patient is to you."
    clinic_id: str = Field(alias="clinicId")
    "The clinic."


class DisputeWithdrawInput(BaseModel):
    """Which claim to take back."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    dispute_id: str = Field(alias="disputeId")
    "The claim."


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


class GuardianshipAnswerByCodeInput(BaseModel):
    """Without an account: the token of the link, the code and the answer."""

    token: str
    "From the link."
    handle: str
    "From `CodeSent`."
    code: str
    "The code."
    verdict: GuardianshipVerdict
    "The answer."


class GuardianshipAnswerInput(BaseModel):
    """By the dependant's own login: a proposal, or the question at fifteen."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    guardianship_id: str = Field(alias="guardianshipId")
    "The guardianship."
    agree: bool
    "Whether the dependant agrees."
    scopes: Optional["ScopesInput"] = None
    "What they may do; as was asked unless given."


class GuardianshipCodeSendInput(BaseModel):
    """Without an account: the token of the link."""

    token: str
    "From the link."


class GuardianshipEndInput(BaseModel):
    """Which guardianship to end, by either side, at once."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    guardianship_id: str = Field(alias="guardianshipId")
    "The guardianship."


class HoldReleaseInput(BaseModel):
    """Which hold to give back."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    hold_id: str = Field(alias="holdId")
    "The hold."


class IdentityConfirmInput(BaseModel):
    """The operator has seen the person and the document: the account is confirmed."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    call_id: str = Field(alias="callId")
    "The call."
    document_kind: DocumentKind = Field(alias="documentKind")
    "The kind of document."
    document_number: str = Field(alias="documentNumber")
    "Its number, as people write it."


class InvitationAnswerInput(BaseModel):
    """The token of the link, and the answer."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    token: str
    "From the link."
    accept: bool
    "Whether one accepts."


class InvitationSendInput(BaseModel):
    """Whom to ask to act for the same child."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    patient_id: str = Field(alias="patientId")
    "The patient."
    relation: Relation
    "What the patient is to you."
    contact_kind: ContactKind = Field(alias="contactKind")
    "How they are reached."
    contact: str
    "Their telephone or e-mail address."
    scopes: Optional["ScopesInput"] = None
    "What one may do; everything unless given."
    until: Optional[date] = None
    "The last day of it; no end unless given."


class InvitationWithdrawInput(BaseModel):
    """Which invitation to take back."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    invitation_id: str = Field(alias="invitationId")
    "The invitation."


class JournalFilter(BaseModel):
    """Which entries. Any part left out does not narrow."""

    deeds: Optional[list[JournalDeed]] = None
    "Only these deeds."
    not_self: Optional[bool] = Field(alias="notSelf", default=False)
    "Leave out what the patient did."
    from_: Optional[date] = Field(alias="from", default=None)
    "On this day or later."
    to: Optional[date] = None
    "On this day or earlier."


class PatientDocumentAddInput(BaseModel):
    """A document of a patient."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    patient_id: str = Field(alias="patientId")
    "The patient."
    kind: DocumentKind
    "Which kind."
    number: str
    "Its number, as people write it."


class PatientDocumentDropInput(BaseModel):
    """Which document to take off."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    document_id: str = Field(alias="documentId")
    "The document."


class Point(BaseModel):
    """A place on the map, in degrees, WGS 84."""

    latitude: float
    "North of the equator, -90 to 90."
    longitude: float
    "East of Greenwich, -180 to 180."


class ScopesInput(BaseModel):
    """What one is to be allowed for a patient."""

    book: bool = True
    "Hold, book, move and cancel."
    visits: bool = True
    "See all visits; without it, those only that one booked oneself."
    documents: bool = True
    "See and change documents, and read the journal."


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


class StaffDismissInput(BaseModel):
    """Who leaves the desk."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    member_id: str = Field(alias="memberId")
    "The membership."


class StaffInvitationAcceptInput(BaseModel):
    """The token of the link."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    token: str
    "From the link."


class StaffInvitationWithdrawInput(BaseModel):
    """Which invitation to take back."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    invitation_id: str = Field(alias="invitationId")
    "The invitation."


class StaffInviteInput(BaseModel):
    """Whom to ask to the desk."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    clinic_id: str = Field(alias="clinicId")
    "The clinic."
    role: StaffRole
    "The role."
    name: str
    "How colleagues and patients know them: «Белова И. О.»."
    email: str
    "E-mail address."


class VisitFilter(BaseModel):
    """Which visits. Any part left out does not narrow."""

    kind: Optional[VisitKind] = None
    "Of this kind."
    doctor_id: Optional[str] = Field(alias="doctorId", default=None)
    "With this doctor."
    clinic_id: Optional[str] = Field(alias="clinicId", default=None)
    "At this clinic."
    since: Optional[date] = None
    "From this day on, clinic-local."
    until: Optional[date] = None
    "Up to this day, included."
    text: Optional[str] = None
    "Words of the doctor, the clinic, the reason or the conclusion."


DependantAddInput.model_rebuild()
DependantChangeInput.model_rebuild()
GuardianshipAnswerInput.model_rebuild()
InvitationSendInput.model_rebuild()
