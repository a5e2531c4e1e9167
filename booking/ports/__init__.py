"""What the engine asks of the world: a clock, and clinic systems in small capabilities.

A clinic system reports its schedule (`schedule`), books where it can (`system`, `order`), tells a patient's record
(`record`), and fails in one of three ways (`faults`). A clinic whose system is absent from the engine's `remotes` keeps
its schedule here: its word is the database's.
"""

from collections.abc import Callable
from datetime import datetime

from booking.ports.faults import (
    AnswerLost,
    ClinicSaidNo,
    ClinicUnreachable,
)
from booking.ports.order import (
    Confirmation,
    Order,
    PatientIdentity,
    Previous,
)
from booking.ports.record import (
    Diagnosis,
    DocumentContent,
    Finding,
    Mismatch,
    PatientUnmatched,
    Place,
    PrescriptionStatus,
    Recorded,
    RecordedCoverage,
    RecordedDocument,
    RecordedImmunization,
    RecordedPrescription,
    RecordedReferral,
    RecordedResult,
    RecordedVisit,
    RecordReport,
    RecordSource,
    RecordSources,
    RecordSubject,
    ReferralStatus,
    ResultStatus,
    ResultValue,
    Unreadable,
    VisitKind,
)
from booking.ports.schedule import (
    Absence,
    BookingWay,
    ClinicKind,
    ClinicReport,
    DoctorReport,
    PersonName,
    ServiceKind,
    ServiceReport,
    Sex,
    SlotReport,
    SpecialtyReport,
    WorkingHours,
)
from booking.ports.system import (
    ClinicSystem,
    Moves,
    Remotes,
)

Clock = Callable[[], datetime]

__all__ = [
    "Absence",
    "AnswerLost",
    "BookingWay",
    "ClinicKind",
    "ClinicReport",
    "ClinicSaidNo",
    "ClinicSystem",
    "ClinicUnreachable",
    "Clock",
    "Confirmation",
    "Diagnosis",
    "DoctorReport",
    "DocumentContent",
    "Finding",
    "Mismatch",
    "Moves",
    "Order",
    "PatientIdentity",
    "PatientUnmatched",
    "PersonName",
    "Place",
    "PrescriptionStatus",
    "Previous",
    "RecordReport",
    "RecordSource",
    "RecordSources",
    "RecordSubject",
    "Recorded",
    "RecordedCoverage",
    "RecordedDocument",
    "RecordedImmunization",
    "RecordedPrescription",
    "RecordedReferral",
    "RecordedResult",
    "RecordedVisit",
    "ReferralStatus",
    "Remotes",
    "ResultStatus",
    "ResultValue",
    "ServiceKind",
    "ServiceReport",
    "Sex",
    "SlotReport",
    "SpecialtyReport",
    "Unreadable",
    "VisitKind",
    "WorkingHours",
]
