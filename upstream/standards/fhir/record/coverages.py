"""Coverage to a policy. Pure."""

from collections.abc import Mapping
from typing import Any

from booking.ports import RecordedCoverage
from upstream.standards.fhir.record.elements import code, day, fields, first, identifier_in, listed, reference, text
from upstream.standards.fhir.record.known import Known
from upstream.standards.fhir.record.unfit import Unfit

STATUSES = frozenset({"active", "cancelled"})
NONE_YET = frozenset({"draft", "entered-in-error"})


def read_coverage(told: Mapping[str, Any], key: str, known: Known, patient: Any) -> RecordedCoverage | Unfit | None:
    """`patient`: the source's own, who tells where they are attached."""
    status, zone = code(told.get("status")), known.words.zone
    if status not in STATUSES:
        return None if status in NONE_YET else Unfit.BAD_STATUS
    insurer = known.name(first(told.get("payor")), told)
    if insurer is None:
        return Unfit.NO_NAME
    period = fields(told.get("period"))
    return RecordedCoverage(
        native_key=key,
        insurer=insurer,
        number=_number(told, known),
        since=day(period.get("start"), zone),
        until=day(period.get("end"), zone),
        active=status == "active",
        attached_clinic_name=known.name(_attached(fields(patient))),
    )


def _number(told: Mapping[str, Any], known: Known) -> str | None:
    own = identifier_in(told, known.words.policies) if known.words.policies else None
    return own or text(told.get("subscriberId"), 60) or text(fields(first(told.get("identifier"))).get("value"), 60)


def _attached(patient: Mapping[str, Any]) -> Any:
    doctors = (one for one in listed(patient.get("generalPractitioner")))
    houses = (one for one in doctors if (led := reference(one)) and led.kind == "Organization")
    return next(houses, patient.get("managingOrganization"))
