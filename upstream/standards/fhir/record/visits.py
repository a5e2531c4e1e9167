"""Encounter, with its Conditions and ClinicalImpressions, to a visit. Pure."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from booking.ports import Diagnosis, RecordedVisit, VisitKind
from upstream.standards.fhir.record.elements import (
    all_named,
    began,
    code,
    codings,
    ended,
    fields,
    first,
    key_of,
    key_to,
    keys_to,
    listed,
    named,
    prose,
    reference,
)
from upstream.standards.fhir.record.known import Known
from upstream.standards.fhir.record.unfit import Unfit

TOOK_PLACE = frozenset({"in-progress", "onleave", "finished"})
NO_VISIT = frozenset({"planned", "arrived", "triaged", "cancelled", "entered-in-error", "unknown"})
# http://terminology.hl7.org/CodeSystem/v3-ActCode
CLASSES: Mapping[str, VisitKind] = {
    "VR": VisitKind.TELEMEDICINE,
    "HH": VisitKind.HOME,
    "EMER": VisitKind.EMERGENCY,
    **dict.fromkeys(("IMP", "ACUTE", "NONAC", "OBSENC", "SS"), VisitKind.HOSPITAL),
    "FLD": VisitKind.OTHER,
}
# what is done is told in words, in the type of the encounter
KINDS: Sequence[tuple[VisitKind, re.Pattern[str]]] = (
    (VisitKind.VACCINATION, re.compile(r"вакцин|прививк|иммуниз|vaccin|immuni[sz]", re.IGNORECASE)),
    (VisitKind.TELEMEDICINE, re.compile(r"телемед|видео|telemed|telehealth|video", re.IGNORECASE)),
    (VisitKind.HOME, re.compile(r"на дому|на дом\b|home visit", re.IGNORECASE)),
    (
        VisitKind.EXAMINATION,
        re.compile(
            r"обследован|исследован|диспансер|рентген|флюорограф|\bузи\b|\bэкг\b|\bмрт\b|screening", re.IGNORECASE
        ),
    ),
    (VisitKind.EXAMINATION, re.compile(r"ultraso|x-ray|imaging|check-?up", re.IGNORECASE)),
)
ICD_10 = re.compile(r"(icd-10|1\.2\.643\.5\.1\.13\.13\.11\.1005|2\.16\.840\.1\.113883\.6\.(3|90))", re.IGNORECASE)
MAIN = frozenset({"CC", "DD", "1"})
MOST = 50


def read_visit(
    encounter: Mapping[str, Any], key: str, known: Known, conditions: "ByVisit", impressions: "ByVisit"
) -> RecordedVisit | Unfit | None:
    """None for one that has not taken place."""
    status = code(encounter.get("status"))
    if status not in TOOK_PLACE:
        return None if status in NO_VISIT else Unfit.BAD_STATUS
    zone = known.words.zone
    starts = began(encounter.get("period"), zone)
    if starts is None:
        return Unfit.NO_DATE
    ends = ended(encounter.get("period"), zone)
    return RecordedVisit(
        native_key=key,
        kind=kind_of(encounter),
        starts_at=starts,
        ends_at=ends if ends and ends >= starts else None,
        place=known.place(
            person=fields(_attending(encounter)).get("individual"),
            location=fields(first(encounter.get("location"))).get("location"),
            organization=encounter.get("serviceProvider"),
        ),
        reason=all_named(encounter.get("reasonCode")),
        conclusion=_conclusion(impressions.of(key), conditions.of(key)),
        diagnoses=_diagnoses(encounter, key, conditions),
        appointment_key=next(iter(keys_to(encounter.get("appointment"), "Appointment")), None),
    )


def kind_of(encounter: Mapping[str, Any]) -> VisitKind:
    """By what is done, where it is told; else by the class, an ordinary visit being a consultation."""
    told = " ".join(
        name for concept in (*listed(encounter.get("type")), encounter.get("serviceType")) if (name := named(concept))
    )
    classes = [CLASSES[one] for _, one in codings(encounter.get("class")) if one in CLASSES]
    return next((kind for kind, words in KINDS if words.search(told)), next(iter(classes), VisitKind.CONSULTATION))


class ByVisit:
    """Resources of one kind by the encounter they name."""

    def __init__(self, resources: Sequence[Any]) -> None:
        self._of: dict[str, list[Any]] = {}
        self._all: dict[str, Any] = {}
        for resource in resources:
            if key := key_of(resource):
                self._all[key] = resource
            if visit := key_to(fields(resource).get("encounter"), "Encounter"):
                self._of.setdefault(visit, []).append(resource)

    def of(self, visit: str) -> Sequence[Any]:
        return self._of.get(visit, ())[:MOST]

    def get(self, key: str) -> Any:
        return self._all.get(key)


def _attending(encounter: Mapping[str, Any]) -> Any:
    """Whoever attended before whoever else took part."""
    people = [one for one in listed(encounter.get("participant")) if reference(fields(one).get("individual"))]
    people = [one for one in people if _kind(fields(one).get("individual")) in ("Practitioner", "PractitionerRole")]
    return next((one for one in people if _is_attender(one)), next(iter(people), None))


def _is_attender(participant: Any) -> bool:
    types = listed(fields(participant).get("type"))
    return any(one in ("ATND", "PPRF") for concept in types for _, one in codings(concept))


def _kind(told: Any) -> str:
    found = reference(told)
    return found.kind if found else ""


def _diagnoses(encounter: Mapping[str, Any], key: str, conditions: ByVisit) -> tuple[Diagnosis, ...]:
    """Those that the encounter lists, then those that name it; one that was ruled out or entered in error is none."""
    found: dict[str, Diagnosis] = {}
    for listed_one in listed(encounter.get("diagnosis"))[:MOST]:
        told = fields(listed_one)
        led = reference(told.get("condition"))
        condition = conditions.get(led.key) if led and led.kind == "Condition" else None
        main = told.get("rank") == 1 or any(one in MAIN for _, one in codings(told.get("use")))
        _add(
            found,
            condition if condition is not None else {"code": {"text": fields(told.get("condition")).get("display")}},
            main,
        )
    for condition in conditions.of(key):
        _add(found, condition, main=False)
    return tuple(sorted(found.values(), key=lambda one: not one.main))


def _add(found: dict[str, Diagnosis], condition: Any, main: bool) -> None:
    told = fields(condition)
    stated = {one for _, one in codings(told.get("verificationStatus"))}
    name = named(told.get("code"))
    if name is None or stated & {"refuted", "entered-in-error"}:
        return
    icd = next((one for system, one in codings(told.get("code")) if ICD_10.search(system)), None)
    known = found.get(icd or name)
    found[icd or name] = Diagnosis(name, icd[:16] if icd else None, main or bool(known and known.main))


def _conclusion(impressions: Sequence[Any], conditions: Sequence[Any]) -> str | None:
    """What the doctor wrote: the impressions' summaries and notes, and the notes on diagnoses."""
    told = [fields(one) for one in impressions if fields(one).get("status") in ("completed", "in-progress")]
    parts = [prose(one.get("summary")) for one in told]
    parts += [
        prose(fields(note).get("text")) for one in (*told, *conditions) for note in listed(fields(one).get("note"))
    ]
    return "\n\n".join(dict.fromkeys(part for part in parts if part))[:20_000] or None
