"""DiagnosticReport and Observation to results. Pure.

Observations that no report names become one result a day, category and visit: a table rather than a heap of lines.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from booking.ports import RecordedResult, ResultStatus, ResultValue
from upstream.standards.fhir.record.elements import (
    all_named,
    began,
    code,
    codings,
    fields,
    first,
    key_of,
    key_to,
    listed,
    midnight,
    moment,
    named,
    prose,
    reference,
)
from upstream.standards.fhir.record.known import Known
from upstream.standards.fhir.record.unfit import Unfit
from upstream.standards.fhir.record.values import read_values

STATUSES: Mapping[str, ResultStatus] = {
    **dict.fromkeys(("registered", "partial", "preliminary", "unknown"), ResultStatus.PRELIMINARY),
    "final": ResultStatus.FINAL,
    **dict.fromkeys(("amended", "corrected", "appended"), ResultStatus.CORRECTED),
    "cancelled": ResultStatus.CANCELLED,
}
ERROR = "entered-in-error"
# http://terminology.hl7.org/CodeSystem/observation-category
CATEGORIES: Mapping[str, str] = {
    "laboratory": "Анализы",
    "vital-signs": "Измерения",
    "imaging": "Снимки",
    "exam": "Осмотр",
    "procedure": "Процедуры",
    "survey": "Опросы",
    "social-history": "Образ жизни",
    "activity": "Активность",
    "therapy": "Лечение",
}
MOST_VALUES = 300
_DEPTH = 3
_Group = tuple[str, str | None, date]


class Observations:
    """All that were read, by id."""

    def __init__(self, resources: Iterable[Any]) -> None:
        self.by_key = {key: one for one in resources if (key := key_of(one))}

    def values(self, told: Any, inside: Any, known: Known, before: str = "") -> list[ResultValue]:
        """Those of the observations referred to, each once; of a panel, those of its members too."""
        found: list[ResultValue] = []
        left, seen = [(one, before) for one in listed(told)[:MOST_VALUES]], set[str]()
        while left and len(found) < MOST_VALUES:
            one, panel = left.pop(0)
            led = reference(one)
            if led is None or led.kind not in ("Observation", "#") or led.key in seen:
                continue
            seen.add(led.key)
            observation = fields(self.by_key.get(led.key) if led.kind == "Observation" else known.find(one, inside))
            if observation.get("resourceType") != "Observation" or observation.get("status") in (ERROR, "cancelled"):
                continue
            found += read_values(observation, panel)
            title = named(observation.get("code"), 150) or ""
            left[:0] = [(member, title) for member in listed(observation.get("hasMember"))[:MOST_VALUES]]
        return found[:MOST_VALUES]

    def named_by(self, told: Iterable[Any], depth: int = 0) -> set[str]:
        """Ids of those referred to, members of panels included."""
        keys = {key for one in told if (key := key_to(one, "Observation"))}
        if depth >= _DEPTH:
            return keys
        members = [one for key in keys for one in listed(fields(self.by_key.get(key)).get("hasMember"))]
        return keys | (self.named_by(members, depth + 1) if members else set())


def read_report(
    report: Mapping[str, Any], key: str, known: Known, observations: Observations
) -> RecordedResult | Unfit | None:
    status = code(report.get("status"))
    if status == ERROR:
        return None
    if status not in STATUSES:
        return Unfit.BAD_STATUS
    taken, title = _taken(report, known), named(report.get("code")) or all_named(report.get("category"))
    if taken is None or title is None:
        return Unfit.NO_DATE if taken is None else Unfit.NO_NAME
    return RecordedResult(
        native_key=key,
        title=title,
        taken_at=taken,
        status=STATUSES[status],
        values=tuple(observations.values(report.get("result"), report, known)),
        conclusion=prose(report.get("conclusion")) or all_named(report.get("conclusionCode"), 2000),
        place=_place(report, known),
        visit_key=key_to(report.get("encounter"), "Encounter"),
    )


def read_loose(
    loose: Sequence[tuple[str, Mapping[str, Any]]], known: Known, observations: Observations
) -> tuple[list[RecordedResult], list[Unfit]]:
    """Observations with their ids, of which no report and no panel speaks."""
    groups: dict[_Group, list[Mapping[str, Any]]] = {}
    unfit: list[Unfit] = []
    for _, observation in loose:
        group = _group(observation, known)
        if isinstance(group, Unfit):
            unfit.append(group)
        elif group is not None:
            groups.setdefault(group, []).append(observation)
    told = (_together(group, members, known, observations) for group, members in groups.items())
    return [result for result in told if result.values], unfit


def _group(observation: Mapping[str, Any], known: Known) -> _Group | Unfit | None:
    status = code(observation.get("status"))
    if status in (ERROR, "cancelled", "registered"):
        return None
    if status not in STATUSES:
        return Unfit.BAD_STATUS
    taken = _taken(observation, known)
    if taken is None or named(observation.get("code")) is None:
        return Unfit.NO_DATE if taken is None else Unfit.NO_NAME
    visit = key_to(observation.get("encounter"), "Encounter")
    return _category(observation), visit, taken.astimezone(known.words.zone).date()


def _together(
    group: _Group, members: Sequence[Mapping[str, Any]], known: Known, observations: Observations
) -> RecordedResult:
    category, visit, on = group
    own = [value for one in members for value in _own_values(one, known, observations)][:MOST_VALUES]
    stated = {STATUSES[code(one.get("status"))] for one in members}
    worst = (ResultStatus.PRELIMINARY, ResultStatus.CORRECTED, ResultStatus.FINAL)
    alone = named(members[0].get("code")) if len(members) == 1 else None
    return RecordedResult(
        native_key="_".join(("day", category or "other", visit or "", on.isoformat())),
        title=alone or CATEGORIES.get(category) or all_named(members[0].get("category"), 200) or "Наблюдения",
        taken_at=min(_taken(one, known) or midnight(on, known.words.zone) for one in members),
        status=next(status for status in worst if status in stated),
        values=tuple(own),
        place=_place(members[0], known),
        visit_key=visit,
    )


def _own_values(observation: Mapping[str, Any], known: Known, observations: Observations) -> list[ResultValue]:
    members = observation.get("hasMember")
    title = named(observation.get("code"), 150) or ""
    inside = observations.values(members, observation, known, title) if members else []
    return [*read_values(observation), *inside]


def _category(observation: Mapping[str, Any]) -> str:
    told = [one for concept in listed(observation.get("category")) for _, one in codings(concept)]
    return next((one for one in told if one in CATEGORIES), "")


def _taken(told: Mapping[str, Any], known: Known) -> datetime | None:
    zone = known.words.zone
    moments = (moment(told.get(choice), zone) for choice in ("effectiveDateTime", "effectiveInstant"))
    spans = (began(told.get("effectivePeriod"), zone), moment(told.get("issued"), zone))
    return next((found for found in (*moments, *spans) if found), None)


def _place(told: Mapping[str, Any], known: Known) -> Any:
    """Performers are people and laboratories alike."""
    people = [one for one in listed(told.get("performer")) if _kind(one) in ("Practitioner", "PractitionerRole")]
    houses = [one for one in listed(told.get("performer")) if _kind(one) == "Organization"]
    return known.place(person=first(people), organization=first(houses))


def _kind(told: Any) -> str:
    found = reference(told)
    return found.kind if found else ""
