"""What a source of medical records tells of a patient.

Keys are the source's own and stay the same from reading to reading: what has one key is one thing. Moments are aware.
Names of clinics and doctors are as the source writes them; keys of clinics and doctors are those of its schedule.
"""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from booking.ports.schedule import PersonName, Sex


class VisitKind(StrEnum):
    CONSULTATION = "CONSULTATION"
    EXAMINATION = "EXAMINATION"
    VACCINATION = "VACCINATION"
    TELEMEDICINE = "TELEMEDICINE"
    HOME = "HOME"
    HOSPITAL = "HOSPITAL"
    EMERGENCY = "EMERGENCY"
    OTHER = "OTHER"


class Finding(StrEnum):
    """How a result's value stands to what is usual, as its source says; UNKNOWN: it does not say."""

    NORMAL = "NORMAL"
    LOW = "LOW"
    HIGH = "HIGH"
    CRITICAL_LOW = "CRITICAL_LOW"
    CRITICAL_HIGH = "CRITICAL_HIGH"
    ABNORMAL = "ABNORMAL"
    UNKNOWN = "UNKNOWN"


class ResultStatus(StrEnum):
    PRELIMINARY = "PRELIMINARY"
    FINAL = "FINAL"
    CORRECTED = "CORRECTED"
    CANCELLED = "CANCELLED"


class PrescriptionStatus(StrEnum):
    ACTIVE = "ACTIVE"
    ENDED = "ENDED"
    STOPPED = "STOPPED"


class ReferralStatus(StrEnum):
    """As its source says; whether it is still good today, and not used here, is a rule's question."""

    ACTIVE = "ACTIVE"
    COMPLETED = "COMPLETED"
    REVOKED = "REVOKED"
    ON_HOLD = "ON_HOLD"


@dataclass(frozen=True, slots=True)
class Place:
    """Where and by whom. `clinic_key`, `doctor_key`: in the source's schedule, None when it has none of them."""

    clinic_key: str | None = None
    clinic_name: str | None = None
    doctor_key: str | None = None
    doctor_name: str | None = None
    specialty: str | None = None


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """`code`: ICD-10, where it is known."""

    text: str
    code: str | None = None
    main: bool = False


@dataclass(frozen=True, slots=True)
class RecordedVisit:
    """`appointment_key`: the source's own key of the appointment it came of."""

    native_key: str
    kind: VisitKind
    starts_at: datetime
    ends_at: datetime | None = None
    place: Place = Place()
    reason: str | None = None
    conclusion: str | None = None
    diagnoses: tuple[Diagnosis, ...] = ()
    appointment_key: str | None = None


@dataclass(frozen=True, slots=True)
class ResultValue:
    """One measured or told value. `low`, `high`: the reference range in `unit`, each end None when it is open.

    `text`: the value in words, when it is no number.
    """

    name: str
    number: float | None = None
    text: str | None = None
    unit: str | None = None
    low: float | None = None
    high: float | None = None
    range_text: str | None = None
    finding: Finding = Finding.UNKNOWN
    note: str | None = None


@dataclass(frozen=True, slots=True)
class RecordedResult:
    """A laboratory's or another examination's report. `visit_key`: of the visit it belongs to."""

    native_key: str
    title: str
    taken_at: datetime
    status: ResultStatus = ResultStatus.FINAL
    values: tuple[ResultValue, ...] = ()
    conclusion: str | None = None
    place: Place = Place()
    visit_key: str | None = None


@dataclass(frozen=True, slots=True)
class RecordedPrescription:
    native_key: str
    medicine: str
    prescribed_at: datetime
    dosage: str | None = None
    status: PrescriptionStatus = PrescriptionStatus.ACTIVE
    until: date | None = None
    place: Place = Place()
    visit_key: str | None = None


@dataclass(frozen=True, slots=True)
class RecordedReferral:
    """To a specialist. `number`: as on paper. `specialty_code`: federal; `service_code`: ours, where it names one."""

    native_key: str
    issued_at: datetime
    specialty: str
    number: str | None = None
    specialty_code: str | None = None
    service_code: str | None = None
    status: ReferralStatus = ReferralStatus.ACTIVE
    urgent: bool = False
    until: date | None = None
    reason: str | None = None
    place: Place = Place()
    to_clinic_key: str | None = None
    visit_key: str | None = None


@dataclass(frozen=True, slots=True)
class RecordedImmunization:
    native_key: str
    vaccine: str
    given_at: datetime
    disease: str | None = None
    dose: str | None = None
    lot: str | None = None
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class RecordedCoverage:
    """A policy of compulsory insurance. `number`: as the source keeps it."""

    native_key: str
    insurer: str
    number: str | None
    since: date | None = None
    until: date | None = None
    active: bool = True
    attached_clinic_key: str | None = None
    attached_clinic_name: str | None = None


@dataclass(frozen=True, slots=True)
class RecordedDocument:
    """A file. Its content is fetched by `native_key` when somebody opens it. `size`: bytes, where it is known."""

    native_key: str
    title: str
    created_at: datetime
    content_type: str
    size: int | None = None
    place: Place = Place()
    visit_key: str | None = None


Recorded = (
    RecordedVisit
    | RecordedResult
    | RecordedPrescription
    | RecordedReferral
    | RecordedImmunization
    | RecordedCoverage
    | RecordedDocument
)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An entry that could not be understood: its kind as the source calls it, and a code that says why."""

    kind: str
    code: str


@dataclass(frozen=True, slots=True)
class RecordReport:
    """All that the source has of the patient. `cut_short`: there is more than we read."""

    items: tuple[Recorded, ...]
    unreadable: tuple[Unreadable, ...] = ()
    cut_short: bool = False


@dataclass(frozen=True, slots=True)
class RecordSubject:
    """Whose record is asked for. `snils`, `enp`: digits, and only those that somebody has vouched for."""

    patient_id: int
    name: PersonName
    birth_date: date
    sex: Sex | None
    snils: str | None
    enp: str | None


class Mismatch(StrEnum):
    """Why a source's patient can not be told: no verified number to look by, nobody there, several, or somebody else.

    SOMEBODY_ELSE: the number is there under another birth date or family name.
    """

    NO_IDENTIFIER = "NO_IDENTIFIER"
    NOT_THERE = "NOT_THERE"
    SEVERAL = "SEVERAL"
    SOMEBODY_ELSE = "SOMEBODY_ELSE"


class PatientUnmatched(Exception):
    """The source's patient is not certain, so nothing of it is shown."""

    def __init__(self, why: Mismatch) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, slots=True)
class DocumentContent:
    """`chunks` may be read once; reading them raises AnswerLost when the source breaks off."""

    content_type: str
    size: int | None
    chunks: AsyncIterator[bytes]


class RecordSource(Protocol):
    """Raises PatientUnmatched beside the three faults of clinic systems."""

    async def read(self, subject: RecordSubject) -> RecordReport: ...

    async def document(self, subject: RecordSubject, native_key: str) -> DocumentContent:
        """Of that patient only; ClinicSaidNo when there is none."""
        ...


RecordSources = Mapping[str, RecordSource]
