"""The closed lists of the API, in the words of the glossary."""

from enum import Enum

import strawberry
from strawberry import enum_value as value


@strawberry.enum(description="Whom a clinic is for.")
class ClinicKind(Enum):
    ADULT = value("ADULT", description="An outpatient clinic for adults.")
    CHILDREN = value("CHILDREN", description="An outpatient clinic for children.")
    DENTAL = value("DENTAL", description="A dental clinic.")
    WOMEN = value("WOMEN", description="A women's clinic.")
    HOSPITAL = value("HOSPITAL", description="A hospital with outpatient visits.")
    SPECIALISED = value("SPECIALISED", description="A clinic of one field of medicine.")


@strawberry.enum(description="How one books at a clinic.")
class BookingWay(Enum):
    HERE = value("HERE", description="In this service.")
    ELSEWHERE = value("ELSEWHERE", description="Its free times are seen here and booked by a link.")
    BY_PHONE = value("BY_PHONE", description="No system of it is connected.")


@strawberry.enum(description="How far a clinic's schedule can be trusted.")
class FreshnessState(Enum):
    FRESH = value("FRESH", description="Confirmed within the last minute.")
    DELAYED = value("DELAYED", description="Confirmed within the last five minutes.")
    STALE = value("STALE", description="Older, or never confirmed: ask the clinic. Booking is refused.")


@strawberry.enum(description="Why a clinic's free times are not among what was found.")
class MissingReason(Enum):
    SILENT = value("SILENT", description="Its system has not answered for too long.")
    NEVER_READ = value("NEVER_READ", description="Nothing was ever read from it.")
    PAUSED = value("PAUSED", description="Its reading was stopped for now.")
    BY_PHONE = value("BY_PHONE", description="No system of it is connected: telephone.")


@strawberry.enum(description="In which order doctors are listed.")
class DoctorOrder(Enum):
    NEXT_FREE = value(
        "NEXT_FREE",
        description="Who can see you first comes first; then those whose clinic's schedule is too old for booking.",
    )
    DISTANCE = value("DISTANCE", description="Nearest first; needs `near`.")
    NAME = value("NAME", description="By family name.")


@strawberry.enum(description="What is done in a slot.")
class ServiceKind(Enum):
    CONSULTATION = value("CONSULTATION", description="A consultation.")
    EXAMINATION = value("EXAMINATION", description="An examination.")
    VACCINATION = value("VACCINATION", description="A vaccination.")
    TELEMEDICINE = value("TELEMEDICINE", description="A consultation by video.")


@strawberry.enum(description="A person's sex, where it is known.")
class Sex(Enum):
    FEMALE = value("FEMALE", description="Female.")
    MALE = value("MALE", description="Male.")


@strawberry.enum(description="What everybody may know of a slot; never whose it is.")
class SlotState(Enum):
    FREE = value("FREE", description="A seat is open.")
    HELD = value("HELD", description="The last seat is being filled by somebody.")
    TAKEN = value("TAKEN", description="No seat is left.")
    GONE = value("GONE", description="The clinic has withdrawn it.")


@strawberry.enum(description="What an account is here for.")
class AccountRole(Enum):
    PATIENT = value("PATIENT", description="Somebody who books for themselves and their people.")
    OPERATOR = value("OPERATOR", description="A desk operator of a clinic.")
    STAFF = value("STAFF", description="Somebody who also runs a clinic's desk: invites to it and dismisses.")


@strawberry.enum(description="Which part of the visits to list.")
class AppointmentPeriod(Enum):
    UPCOMING = value("UPCOMING", description="Still to come, soonest first.")
    PAST = value("PAST", description="Over, newest first.")


@strawberry.enum(description="What a patient is to the person who acts for them.")
class Relation(Enum):
    SELF = value("SELF", description="Oneself.")
    CHILD = value("CHILD", description="A child.")
    PARENT = value("PARENT", description="A parent.")
    SPOUSE = value("SPOUSE", description="A spouse.")
    WARD = value("WARD", description="Somebody under guardianship.")
    CALLER = value("CALLER", description="Somebody at the desk or on its telephone, while the call lasts.")


@strawberry.enum(description="What has become of a hold.")
class HoldState(Enum):
    LIVE = value("LIVE", description="The slot is yours until the hold ends.")
    KEPT = value("KEPT", description="It has become an appointment.")
    RELEASED = value("RELEASED", description="Given back.")
    EXPIRED = value("EXPIRED", description="It ran out.")


@strawberry.enum(description="Where an appointment stands.")
class AppointmentStatus(Enum):
    PENDING = value("PENDING", description="«в ожидании»: the clinic has not answered yet.")
    CONFIRMED = value("CONFIRMED", description="«подтверждено».")
    CANCELLED = value("CANCELLED", description="«отменено».")
    MOVED = value("MOVED", description="«перенесено»: see `movedTo`.")
    FULFILLED = value("FULFILLED", description="«состоялось».")
    NO_SHOW = value("NO_SHOW", description="«неявка».")
    REFUSED = value("REFUSED", description="The clinic said no; see `clinicWords`.")


@strawberry.enum(description="What happened to an appointment.")
class TimelineKind(Enum):
    HELD = value("HELD", description="The time was held.")
    BOOKED = value("BOOKED", description="It was booked.")
    SENT = value("SENT", description="It was sent to the clinic.")
    CONFIRMED = value("CONFIRMED", description="The clinic confirmed it.")
    REFUSED = value("REFUSED", description="The clinic refused it.")
    MOVED_TO = value("MOVED_TO", description="It was moved to another time.")
    MOVED_FROM = value("MOVED_FROM", description="It replaced an earlier appointment.")
    CANCELLED = value("CANCELLED", description="It was cancelled.")
    CLINIC_TOLD = value("CLINIC_TOLD", description="The clinic has learnt of the cancellation.")
    CLINIC_CHANGED = value("CLINIC_CHANGED", description="The clinic changed something.")
    CLINIC_CANCELLED = value("CLINIC_CANCELLED", description="The clinic cancelled it.")


@strawberry.enum(description="A language we speak.")
class Language(Enum):
    RU = value("RU", description="Russian.")
    EN = value("EN", description="English.")


@strawberry.enum(description="What helps against a refusal.")
class RemedyAction(Enum):
    CHOOSE_ANOTHER_TIME = value("CHOOSE_ANOTHER_TIME", description="Take another time.")
    HOLD_AGAIN = value("HOLD_AGAIN", description="Hold the time again.")
    OPEN_APPOINTMENT = value("OPEN_APPOINTMENT", description="Look at the appointment named.")
    OPEN_HOLD = value("OPEN_HOLD", description="Finish or release the hold named.")
    CONFIRM_LATE = value("CONFIRM_LATE", description="Say once more that you cancel, with `lateConfirmed`.")
    CHOOSE_PATIENT = value("CHOOSE_PATIENT", description="Choose yourself or one of your people.")
    CONFIRM_IDENTITY = value("CONFIRM_IDENTITY", description="Confirm who you are at your sign-in provider.")
    CALL_CLINIC = value("CALL_CLINIC", description="Call the clinic.")
    OPEN_LINK = value("OPEN_LINK", description="Book at the clinic's own site.")
    CHOOSE_REFERRAL = value("CHOOSE_REFERRAL", description="Choose a referral, or see the doctor who gives one.")
    TRY_LATER = value("TRY_LATER", description="Try again in a few minutes, with a new key.")
    USE_NEW_KEY = value("USE_NEW_KEY", description="Repeat with a new idempotency key.")
    SHOW_SECOND_FACTOR = value("SHOW_SECOND_FACTOR", description="Show a second factor in this session.")
    CORRECT_DOCUMENT = value("CORRECT_DOCUMENT", description="Correct the document's number.")
    OPEN_DISPUTE = value("OPEN_DISPUTE", description="Ask for an invitation, or have the desk decide.")
    OPEN_GUARDIANSHIP = value("OPEN_GUARDIANSHIP", description="Look at the guardianship named.")
    CHOOSE_RELATION = value("CHOOSE_RELATION", description="Correct the relation or the birth date.")
    TYPE_CODE_AGAIN = value("TYPE_CODE_AGAIN", description="Type the code again.")
    SEND_CODE_AGAIN = value("SEND_CODE_AGAIN", description="Ask for a new code.")
    END_ANOTHER = value("END_ANOTHER", description="End another guardianship first.")
    ASK_FOR_INVITATION = value("ASK_FOR_INVITATION", description="Ask for a new link.")
    OPEN_CALL = value("OPEN_CALL", description="Open a call at a clinic of yours.")
    CANCEL_APPOINTMENTS = value("CANCEL_APPOINTMENTS", description="Cancel what is still to come.")
    GIVE_CONSENT = value("GIVE_CONSENT", description="Give the consent named.")
    NOTHING = value("NOTHING", description="Nothing does.")


@strawberry.enum(description="Why another slot is offered.")
class AlternativeKind(Enum):
    SAME_DOCTOR = value("SAME_DOCTOR", description="The same doctor, another time.")
    SAME_SPECIALTY = value("SAME_SPECIALTY", description="Another doctor of the specialty in the same clinic.")


@strawberry.enum(description='Every business "no"; the list is closed.')
class RefusalCode(Enum):
    SLOT_TAKEN = value("SLOT_TAKEN", description="Somebody has taken the last seat.")
    SLOT_HELD_BY_ANOTHER = value("SLOT_HELD_BY_ANOTHER", description="Somebody is filling the last seat.")
    HOLD_EXPIRED = value("HOLD_EXPIRED", description="The hold has run out.")
    SLOT_IN_PAST = value("SLOT_IN_PAST", description="The slot has begun.")
    BEYOND_HORIZON = value("BEYOND_HORIZON", description="Further ahead than the clinic lets people book.")
    OUTSIDE_HOURS = value("OUTSIDE_HOURS", description="Outside the doctor's hours, or during an absence.")
    SLOT_GONE = value("SLOT_GONE", description="The clinic has withdrawn the slot.")
    OWN_OVERLAP = value("OWN_OVERLAP", description="The patient is busy at that time.")
    ONE_HOLD_PER_SPECIALTY = value("ONE_HOLD_PER_SPECIALTY", description="The patient holds a slot of the specialty.")
    LATE_CANCEL_NEEDS_CONFIRMATION = value(
        "LATE_CANCEL_NEEDS_CONFIRMATION", description="Free cancelling is over; a second confirmation is needed."
    )
    NOT_YOUR_PATIENT = value("NOT_YOUR_PATIENT", description="The account may not act for that patient.")
    ACCOUNT_NOT_CONFIRMED = value("ACCOUNT_NOT_CONFIRMED", description="The identity is not confirmed.")
    SCHEDULE_TOO_OLD = value("SCHEDULE_TOO_OLD", description="The clinic's schedule is too old to be trusted.")
    CLINIC_REFUSED = value("CLINIC_REFUSED", description="The clinic's system said no.")
    CLINIC_SILENT = value("CLINIC_SILENT", description="The clinic's system does not answer.")
    APPOINTMENT_CLOSED = value("APPOINTMENT_CLOSED", description="The appointment is over, cancelled or moved.")
    KEY_REUSED = value("KEY_REUSED", description="The idempotency key was used with another input.")
    SECOND_FACTOR_NEEDED = value("SECOND_FACTOR_NEEDED", description="It needs a second factor shown in this session.")
    FAMILY_FULL = value("FAMILY_FULL", description="The account acts for as many as it may.")
    DOCUMENT_INVALID = value("DOCUMENT_INVALID", description="No document has such a number.")
    DOCUMENT_TAKEN = value("DOCUMENT_TAKEN", description="The document is another's, or the patient has another one.")
    ALREADY_IN_FAMILY = value("ALREADY_IN_FAMILY", description="The account acts for that patient already.")
    RELATION_UNFIT = value("RELATION_UNFIT", description="Nobody of that age can be that to the account.")
    CODE_WRONG = value("CODE_WRONG", description="The code is wrong.")
    CODE_EXPIRED = value("CODE_EXPIRED", description="The code is too old, used, or was guessed at too often.")
    TOO_MANY_TRIES = value("TOO_MANY_TRIES", description="Too many tries or codes in a day.")
    INVITATION_CLOSED = value("INVITATION_CLOSED", description="The link was used, declined, withdrawn or has run out.")
    NOT_YOUR_CLINIC = value("NOT_YOUR_CLINIC", description="The desk acts at its own clinics only.")
    CALL_CLOSED = value("CALL_CLOSED", description="The call at the desk is over.")
    APPOINTMENTS_AHEAD = value("APPOINTMENTS_AHEAD", description="Appointments are still to come.")
    DATA_RESTRICTED = value("DATA_RESTRICTED", description="The patient has asked that their data are only kept.")
    CONSENT_MISSING = value("CONSENT_MISSING", description="A consent is missing.")
    REQUEST_CLOSED = value("REQUEST_CLOSED", description="It was answered or taken back.")
    BOOKED_ELSEWHERE = value("BOOKED_ELSEWHERE", description="It is booked at the clinic's own site, or by telephone.")
    REFERRAL_NEEDED = value("REFERRAL_NEEDED", description="The service is booked with a referral only.")
    REFERRAL_UNFIT = value("REFERRAL_UNFIT", description="The referral does not fit.")


@strawberry.enum(description="Why a referral cannot be used.")
class ReferralProblem(Enum):
    EXPIRED = value("EXPIRED", description="It has run out.")
    USED = value("USED", description="Another appointment uses it, or it was carried out.")
    REVOKED = value("REVOKED", description="It was taken back, or is not in force.")
    OTHER_SPECIALTY = value("OTHER_SPECIALTY", description="It is to another specialist.")
    OTHER_CLINIC = value("OTHER_CLINIC", description="It is for another clinic.")
    UNKNOWN = value("UNKNOWN", description="There is none such in the patient's record.")
