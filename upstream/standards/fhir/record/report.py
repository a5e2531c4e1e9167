"""All that was read of a patient, to a report. Pure: what can not be shown is told by its kind and a code."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from booking.ports import Recorded, RecordReport, Unreadable
from upstream.standards.fhir.record.coverages import read_coverage
from upstream.standards.fhir.record.documents import read_documents, read_forms
from upstream.standards.fhir.record.elements import fields, key_of, key_to, listed
from upstream.standards.fhir.record.immunizations import read_immunization
from upstream.standards.fhir.record.known import Known
from upstream.standards.fhir.record.prescriptions import read_prescription
from upstream.standards.fhir.record.referrals import read_referral
from upstream.standards.fhir.record.results import Observations, read_loose, read_report
from upstream.standards.fhir.record.unfit import Unfit
from upstream.standards.fhir.record.visits import ByVisit, read_visit

T = TypeVar("T")
# kind → where it names its patient
KINDS: Mapping[str, str] = {
    "Encounter": "subject",
    "Condition": "subject",
    "ClinicalImpression": "subject",
    "DiagnosticReport": "subject",
    "Observation": "subject",
    "MedicationRequest": "subject",
    "ServiceRequest": "subject",
    "Immunization": "patient",
    "Coverage": "beneficiary",
    "DocumentReference": "subject",
}


@dataclass(frozen=True, slots=True)
class Found:
    """`resources`: by kind, as they came. `unread`: kinds that could not be asked for, and why."""

    patient: Any
    known: Known
    resources: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    unread: Mapping[str, Unfit] = field(default_factory=dict)
    cut_short: bool = False


def report_of(found: Found) -> RecordReport:
    """Never raises, whatever the resources are."""
    return _Reading(found).report()


class _Reading:
    def __init__(self, found: Found) -> None:
        self._found = found
        self._known = found.known
        self._unreadable = [Unreadable(kind, why.value) for kind, why in found.unread.items()]
        self._own = {kind: self._of_patient(kind) for kind in KINDS}
        self._observations = Observations(one for _, one in self._own["Observation"])

    def report(self) -> RecordReport:
        items: list[Recorded] = [*self._visits(), *self._reports(), *self._loose()]
        items += self._each("MedicationRequest", read_prescription)
        items += self._each("ServiceRequest", read_referral)
        items += self._each("Immunization", read_immunization)
        patient = self._found.patient
        items += self._each("Coverage", lambda told, key, known: read_coverage(told, key, known, patient))
        items += self._documents()
        return RecordReport(tuple(_once(items)), tuple(self._unreadable), self._found.cut_short)

    def _visits(self) -> list[Recorded]:
        conditions = ByVisit([one for _, one in self._own["Condition"]])
        impressions = ByVisit([one for _, one in self._own["ClinicalImpression"]])
        return self._each("Encounter", lambda told, key, known: read_visit(told, key, known, conditions, impressions))

    def _reports(self) -> list[Recorded]:
        return self._each(
            "DiagnosticReport", lambda told, key, known: read_report(told, key, known, self._observations)
        )

    def _loose(self) -> list[Recorded]:
        reports = [one for _, report in self._own["DiagnosticReport"] for one in listed(report.get("result"))]
        panels = [one for _, panel in self._own["Observation"] for one in listed(panel.get("hasMember"))]
        spoken_of = self._observations.named_by((*reports, *panels))
        loose = [(key, one) for key, one in self._own["Observation"] if key not in spoken_of]
        results, unfit = read_loose(loose, self._known, self._observations)
        self._unreadable += [Unreadable("Observation", why.value) for why in unfit]
        return list(results)

    def _documents(self) -> list[Recorded]:
        documents: list[Recorded] = []
        for key, told in self._own["DocumentReference"]:
            for one in read_documents(told, key, self._known):
                if isinstance(one, Unfit):
                    self._unreadable.append(Unreadable("DocumentReference", one.value))
                else:
                    documents.append(one)
        for key, told in self._own["DiagnosticReport"]:
            documents += read_forms(told, key, self._known)
        return documents

    def _each(
        self, kind: str, read: Callable[[Mapping[str, Any], str, Known], Recorded | Unfit | None]
    ) -> list[Recorded]:
        items: list[Recorded] = []
        for key, told in self._own[kind]:
            one = read(told, key, self._known)
            if isinstance(one, Unfit):
                self._unreadable.append(Unreadable(kind, one.value))
            elif one is not None:
                items.append(one)
        return items

    def _of_patient(self, kind: str) -> list[tuple[str, Mapping[str, Any]]]:
        """Those that name this patient; a server that ignores what was asked tells of others too."""
        good: list[tuple[str, Mapping[str, Any]]] = []
        for resource in self._found.resources.get(kind, ()):
            told = fields(resource)
            if told and told.get("resourceType") != kind:
                continue  # what a server adds on its own: an OperationOutcome, what is referred to
            key = key_of(told)
            own = key_to(told.get(KINDS[kind]), "Patient") == key_of(self._found.patient)
            why = Unfit.NOT_AN_OBJECT if not told else Unfit.NO_KEY if not key else None if own else Unfit.SOMEBODY_ELSE
            if why is None and key is not None:
                good.append((key, told))
            else:
                self._unreadable.append(Unreadable(kind, (why or Unfit.NO_KEY).value))
        return good


def _once(items: Sequence[Recorded]) -> list[Recorded]:
    """Pages of a list that grows meanwhile tell a thing twice."""
    return list({(type(item), item.native_key): item for item in items}.values())
