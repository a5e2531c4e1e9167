"""A prescription in words."""

from dataclasses import dataclass

from web.client.enums import PrescriptionStatus
from web.client.fragments import Prescribed
from web.preferences import Preferences
from web.record.origin import source_of
from web.text import dates, word


@dataclass(frozen=True)
class PrescriptionView:
    """`visit` is "" where it belongs to none."""

    id: str
    medicine: str
    dosage: str
    by: str
    until: str
    active: bool
    status: str
    source: str
    visit: str = ""


def prescription_of(found: Prescribed, reader: Preferences) -> PrescriptionView:
    language, visit = reader.language, getattr(found, "visit", None)
    day = word(language, "prescription.since", day=dates.full_day(found.prescribed_at.date(), language))
    until = word(language, "prescription.until", day=dates.full_day(found.until, language)) if found.until else ""
    return PrescriptionView(
        id=found.id,
        medicine=found.medicine,
        dosage=found.dosage or "",
        by=", ".join(part for part in (day, found.doctor_name) if part),
        until=until,
        active=found.status is PrescriptionStatus.ACTIVE,
        status=word(language, f"prescription.{found.status.value}"),
        source=source_of(found.source, reader),
        visit=visit.id if visit else "",
    )
