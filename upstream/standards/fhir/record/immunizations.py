"""Immunization to a vaccination. Pure."""

from collections.abc import Mapping
from typing import Any

from booking.ports import RecordedImmunization
from upstream.standards.fhir.record.elements import all_named, code, fields, first, listed, moment, named, text, whole
from upstream.standards.fhir.record.known import Known
from upstream.standards.fhir.record.unfit import Unfit

NOT_GIVEN = frozenset({"not-done", "entered-in-error"})


def read_immunization(given: Mapping[str, Any], key: str, known: Known) -> RecordedImmunization | Unfit | None:
    status = code(given.get("status"))
    if status != "completed":
        return None if status in NOT_GIVEN else Unfit.BAD_STATUS
    at, vaccine = moment(given.get("occurrenceDateTime"), known.words.zone), named(given.get("vaccineCode"))
    if at is None or vaccine is None:
        return Unfit.NO_DATE if at is None else Unfit.NO_NAME
    protocols = [fields(protocol) for protocol in listed(given.get("protocolApplied"))[:20]]
    return RecordedImmunization(
        native_key=key,
        vaccine=vaccine,
        given_at=at,
        disease=all_named([disease for one in protocols for disease in listed(one.get("targetDisease"))], 300),
        dose=next((dose for one in protocols if (dose := _dose(one))), None),
        lot=text(given.get("lotNumber"), 60),
        place=known.place(
            person=fields(first(given.get("performer"))).get("actor"),
            location=given.get("location"),
        ),
    )


def _dose(protocol: Mapping[str, Any]) -> str | None:
    """«2», «2/3», or as it is written."""
    dose, of = (_count(protocol, name) for name in ("doseNumber", "seriesDoses"))
    return f"{dose}/{of}" if dose and of else dose or text(protocol.get("series"), 60)


def _count(protocol: Mapping[str, Any], name: str) -> str | None:
    counted = whole(protocol.get(f"{name}PositiveInt"))
    return text(protocol.get(f"{name}String"), 30) if counted is None else str(counted)
