"""Entries of a record as a source tells them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from booking.ports import (
    Place,
    RecordedCoverage,
    RecordedDocument,
    RecordedImmunization,
    RecordedPrescription,
    RecordedReferral,
    RecordedResult,
    RecordedVisit,
    VisitKind,
)

THEN = datetime(2031, 2, 3, 9, tzinfo=UTC)
AT_FAR = Place(clinic_key="far", clinic_name="Дальняя поликлиника", doctor_key="f1", doctor_name="Ёлкина А.")


def a_visit(key: str = "v1", days_ago: float = 0, **values: Any) -> RecordedVisit:
    fixed: dict[str, Any] = {"kind": VisitKind.CONSULTATION, "place": AT_FAR, "conclusion": "Здорова"}
    return RecordedVisit(key, **({"starts_at": THEN - timedelta(days=days_ago)} | fixed | values))


def a_result(key: str = "r1", visit: str | None = "v1", **values: Any) -> RecordedResult:
    return RecordedResult(key, "Общий анализ крови", THEN, visit_key=visit, **values)


def a_prescription(key: str = "p1", visit: str | None = "v1", **values: Any) -> RecordedPrescription:
    return RecordedPrescription(key, "Ибупрофен", THEN, visit_key=visit, **values)


def a_referral(key: str = "n1", specialty: str = "Хирург", **values: Any) -> RecordedReferral:
    return RecordedReferral(key, THEN, specialty, **values)


def an_immunization(key: str = "i1") -> RecordedImmunization:
    return RecordedImmunization(key, "Вакцина против гриппа", THEN)


def a_coverage(key: str = "c1", **values: Any) -> RecordedCoverage:
    return RecordedCoverage(key, "Страховая", "1234567890123456", **values)


def a_document(key: str = "d1", visit: str | None = "v1") -> RecordedDocument:
    return RecordedDocument(key, "Выписка", THEN, "application/pdf", visit_key=visit)


def one_of_each() -> tuple[Any, ...]:
    return (
        a_visit(),
        a_result(),
        a_prescription(),
        a_referral(),
        an_immunization(),
        a_coverage(),
        a_document(),
    )
