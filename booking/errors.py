"""Every business "no" of the engine. The list is closed: the API has one type for each, and a test walks it.

A refusal carries only values that survive JSON, because it is remembered under its idempotency key
and told again word for word.
"""

from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar


class AlternativeKind(StrEnum):
    SAME_DOCTOR = "SAME_DOCTOR"
    SAME_SPECIALTY = "SAME_SPECIALTY"


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another free slot to offer instead: the same doctor later, or the same specialty in the clinic."""

    kind: AlternativeKind
    slot_id: int


@dataclass(eq=False)
class Refused(Exception):
    """A business "no". Subclasses add the values their words need."""

    code: ClassVar[str]
    alternatives: tuple[Alternative, ...] = field(default=(), kw_only=True)

    def __str__(self) -> str:
        return self.code


@dataclass(eq=False)
class SlotTaken(Refused):
    code = "SLOT_TAKEN"
    slot_id: int


@dataclass(eq=False)
class SlotHeldByAnother(Refused):
    """`until`: when the other hold ends if nothing happens, ISO 8601."""

    code = "SLOT_HELD_BY_ANOTHER"
    slot_id: int
    until: str


@dataclass(eq=False)
class HoldExpired(Refused):
    code = "HOLD_EXPIRED"
    slot_id: int


@dataclass(eq=False)
class SlotInPast(Refused):
    code = "SLOT_IN_PAST"
    slot_id: int


@dataclass(eq=False)
class BeyondHorizon(Refused):
    """`days`: how far ahead the clinic lets people book."""

    code = "BEYOND_HORIZON"
    slot_id: int
    days: int


@dataclass(eq=False)
class OutsideHours(Refused):
    code = "OUTSIDE_HOURS"
    slot_id: int


@dataclass(eq=False)
class SlotGone(Refused):
    """The clinic has withdrawn the slot."""

    code = "SLOT_GONE"
    slot_id: int


@dataclass(eq=False)
class OwnOverlap(Refused):
    """The patient has another appointment or hold at that time; `appointment_id` is None when it is a hold."""

    code = "OWN_OVERLAP"
    slot_id: int
    appointment_id: int | None


@dataclass(eq=False)
class OneHoldPerSpecialty(Refused):
    """`claim_id`: the hold the patient already has for this specialty."""

    code = "ONE_HOLD_PER_SPECIALTY"
    slot_id: int
    claim_id: int


@dataclass(eq=False)
class LateCancelNeedsConfirmation(Refused):
    """`hours`: the clinic's limit for a free cancellation."""

    code = "LATE_CANCEL_NEEDS_CONFIRMATION"
    appointment_id: int
    hours: int


@dataclass(eq=False)
class NotYourPatient(Refused):
    code = "NOT_YOUR_PATIENT"


@dataclass(eq=False)
class AccountNotConfirmed(Refused):
    code = "ACCOUNT_NOT_CONFIRMED"


@dataclass(eq=False)
class ScheduleTooOld(Refused):
    """`age_seconds`: how long ago the clinic last confirmed its schedule; None if never."""

    code = "SCHEDULE_TOO_OLD"
    slot_id: int
    age_seconds: int | None


@dataclass(eq=False)
class ClinicRefused(Refused):
    """`words`: what the clinic's system said."""

    code = "CLINIC_REFUSED"
    words: str


@dataclass(eq=False)
class ClinicSilent(Refused):
    """The clinic's system did not answer and nothing was booked, moved or cancelled there."""

    code = "CLINIC_SILENT"


@dataclass(eq=False)
class AppointmentClosed(Refused):
    """The appointment is over, cancelled or moved already."""

    code = "APPOINTMENT_CLOSED"
    appointment_id: int


@dataclass(eq=False)
class KeyReused(Refused):
    """The idempotency key was used before with another input."""

    code = "KEY_REUSED"


@dataclass(eq=False)
class SecondFactorNeeded(Refused):
    """This needs a second factor shown in this session."""

    code = "SECOND_FACTOR_NEEDED"


@dataclass(eq=False)
class FamilyFull(Refused):
    """`limit`: how many dependants one account may have."""

    code = "FAMILY_FULL"
    limit: int


@dataclass(eq=False)
class DocumentInvalid(Refused):
    """`kind`: of the document; `problem`: LENGTH, DIGITS, CHECKSUM or FORM."""

    code = "DOCUMENT_INVALID"
    kind: str
    problem: str


@dataclass(eq=False)
class DocumentTaken(Refused):
    """The document is another patient's, or the patient has another one of this kind.

    `disputable`: one may say that one acts for them, and an operator decides.
    """

    code = "DOCUMENT_TAKEN"
    kind: str
    disputable: bool


@dataclass(eq=False)
class AlreadyInFamily(Refused):
    """`guardianship_id`: the one there is already."""

    code = "ALREADY_IN_FAMILY"
    guardianship_id: int


@dataclass(eq=False)
class RelationUnfit(Refused):
    """Nobody of that age can be that to you."""

    code = "RELATION_UNFIT"
    relation: str


@dataclass(eq=False)
class CodeWrong(Refused):
    """`guesses_left`: before the code is void."""

    code = "CODE_WRONG"
    guesses_left: int


@dataclass(eq=False)
class CodeExpired(Refused):
    """The code is too old, was used, or was guessed at too often."""

    code = "CODE_EXPIRED"


@dataclass(eq=False)
class TooManyTries(Refused):
    """`until`: when one may try again, ISO 8601."""

    code = "TOO_MANY_TRIES"
    until: str


@dataclass(eq=False)
class InvitationClosed(Refused):
    """The invitation was used, declined, withdrawn or has run out."""

    code = "INVITATION_CLOSED"


@dataclass(eq=False)
class NotYourClinic(Refused):
    """An operator acts only for the clinics they work at."""

    code = "NOT_YOUR_CLINIC"


@dataclass(eq=False)
class CallClosed(Refused):
    """The call at the desk is over."""

    code = "CALL_CLOSED"


@dataclass(eq=False)
class AppointmentsAhead(Refused):
    """`count`: appointments still to come; they have to be cancelled first."""

    code = "APPOINTMENTS_AHEAD"
    count: int


@dataclass(eq=False)
class DataRestricted(Refused):
    """The patient has asked that their data are only kept."""

    code = "DATA_RESTRICTED"


@dataclass(eq=False)
class ConsentMissing(Refused):
    """`kind`: the consent that this needs."""

    code = "CONSENT_MISSING"
    kind: str


@dataclass(eq=False)
class RequestClosed(Refused):
    """The data request is answered or taken back."""

    code = "REQUEST_CLOSED"


@dataclass(eq=False)
class BookedElsewhere(Refused):
    """This time is seen here and booked at the clinic's own site, or by its telephone."""

    code = "BOOKED_ELSEWHERE"
    slot_id: int
    url: str | None
    phone: str | None


@dataclass(eq=False)
class ReferralNeeded(Refused):
    """The service is booked with a referral only."""

    code = "REFERRAL_NEEDED"
    slot_id: int


@dataclass(eq=False)
class ReferralUnfit(Refused):
    """`problem`: EXPIRED, USED, REVOKED, OTHER_SPECIALTY, OTHER_CLINIC or UNKNOWN."""

    code = "REFERRAL_UNFIT"
    slot_id: int
    problem: str


REFUSALS: dict[str, type[Refused]] = {refusal.code: refusal for refusal in Refused.__subclasses__()}


def remember(refusal: Refused) -> dict[str, Any]:
    """The refusal as JSON values, for the idempotency record."""
    return {"code": refusal.code, **asdict(refusal)}


def recall(memory: dict[str, Any]) -> Refused:
    """The refusal that `remember` wrote down."""
    values = {name: value for name, value in memory.items() if name not in ("code", "alternatives")}
    alternatives = tuple(Alternative(AlternativeKind(a["kind"]), a["slot_id"]) for a in memory["alternatives"])
    return REFUSALS[memory["code"]](**values, alternatives=alternatives)


class NotFound(Exception):
    """No such thing, or not one this actor may see: the two are never told apart."""


class SignInRequired(Exception):
    """The action needs a signed-in account."""


class Forbidden(Exception):
    """Signed in, and still not allowed; the rule is printed beside the field."""


class StepUpRequired(Exception):
    """What was asked for is shown only after a second factor in this session."""


class BadInput(Exception):
    """The input can not be used; `field` names the part, the text says why."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(why)
        self.field = field


def iso(moment: datetime) -> str:
    return moment.isoformat()
