"""What one visit shows: what was found, prescribed, advised and measured."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from web.client.enums import Relation
from web.client.fragments import Examined
from web.client.visit_page import VisitPageNodeVisit
from web.pages.visits.view import by
from web.preferences import Preferences
from web.record.origin import source_of
from web.record.paper import FileView, file_of
from web.record.prescription import PrescriptionView, prescription_of
from web.record.referral import ReferralView, referral_of
from web.record.result import ResultView, results_of
from web.text import dates, word

T = TypeVar("T", FileView, PrescriptionView, ReferralView, ResultView)


@dataclass(frozen=True)
class DiagnosisView:
    text: str
    code: str
    main: bool


@dataclass(frozen=True)
class VisitView:
    """`title`: whom one saw or what was done; `patient`: on paper always, on the screen unless it is one's `own`."""

    id: str = ""
    title: str = ""
    when: str = ""
    kind: str = ""
    doctor: str = ""
    doctor_id: str = ""
    clinic: str = ""
    patient: str = ""
    own: bool = False
    patient_id: str = ""
    reason: str = ""
    conclusion: str = ""
    ticket: str = ""
    pdf: str = ""
    source: str = ""
    diagnoses: list[DiagnosisView] = field(default_factory=list)
    prescriptions: list[PrescriptionView] = field(default_factory=list)
    referrals: list[ReferralView] = field(default_factory=list)
    results: list[ResultView] = field(default_factory=list)
    files: list[FileView] = field(default_factory=list)


def visit_of(visit: VisitPageNodeVisit, results: Sequence[Examined], reader: Preferences) -> VisitView:
    """`results`: all of the patient's, to tell what each value was before."""
    language, patient = reader.language, visit.patient
    kind = word(language, f"visit.{visit.kind.value}")
    origin = source_of(visit.source, reader)
    return VisitView(
        id=visit.id,
        title=visit.specialty or kind[:1].upper() + kind[1:],
        when=when(visit, reader),
        kind=kind,
        doctor=visit.doctor_name or "",
        doctor_id=visit.doctor.id if visit.doctor else "",
        clinic=by(visit.model_copy(update={"doctor_name": None})),
        patient=f"{patient.name.full}, {dates.full_day(patient.birth_date, language)}",
        own=patient.relation is Relation.SELF,
        patient_id=patient.id,
        reason=visit.reason or "",
        conclusion=visit.conclusion or "",
        ticket=visit.appointment.code if visit.appointment else "",
        pdf=visit.pdf_url,
        source=origin,
        diagnoses=[DiagnosisView(one.text, one.code or "", one.main) for one in visit.diagnoses],
        prescriptions=_from(origin, [prescription_of(one, reader) for one in visit.prescriptions]),
        referrals=_from(origin, [referral_of(one, patient.id, reader) for one in visit.referrals]),
        results=_from(origin, results_of(visit.results, reader, results)),
        files=_from(origin, [file_of(one, reader) for one in visit.documents or ()]),
    )


def _from(origin: str, parts: list[T]) -> list[T]:
    """What comes from where the visit comes from says so once, at its end."""
    return [replace(one, source="") if one.source == origin else one for one in parts]


def when(visit: VisitPageNodeVisit, reader: Preferences) -> str:
    """«3 ноября 2026, 16:30»; days only for what lasted several; no time where the source tells none."""
    begun, language = visit.starts_at, reader.language
    first = dates.full_day(visit.day, language)
    if visit.ends_at and visit.ends_at.date() > begun.date():
        return f"{first} – {dates.full_day(visit.ends_at.date(), language)}"
    return first if (begun.hour, begun.minute) == (0, 0) else f"{first}, {dates.clock(begun)}"
