"""ServiceRequest to a referral. Pure."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from booking.ports import RecordedReferral, ReferralStatus
from upstream.standards.fhir.record.elements import (
    all_named,
    code,
    code_in,
    codings,
    fields,
    first,
    key_to,
    keys_to,
    last_day,
    listed,
    moment,
    named,
    text,
)
from upstream.standards.fhir.record.known import Known
from upstream.standards.fhir.record.prescriptions import ORDERED
from upstream.standards.fhir.record.unfit import Unfit

STATUSES: Mapping[str, ReferralStatus] = {
    "active": ReferralStatus.ACTIVE,
    "completed": ReferralStatus.COMPLETED,
    "revoked": ReferralStatus.REVOKED,
    "on-hold": ReferralStatus.ON_HOLD,
}
NONE_YET = frozenset({"draft", "entered-in-error"})
URGENT = frozenset({"urgent", "asap", "stat"})
# a laboratory's own orders (SNOMED CT 108252007): the patient takes them nowhere
LABORATORY = "108252007"


def read_referral(request: Mapping[str, Any], key: str, known: Known) -> RecordedReferral | Unfit | None:
    status, words = code(request.get("status")), known.words
    if status in NONE_YET or code(request.get("intent")) not in ORDERED or _is_laboratory(request):
        return None
    issued = moment(request.get("authoredOn"), words.zone)
    specialty = named(request.get("performerType"), 200) or named(request.get("code"), 200)
    if status not in STATUSES:
        return Unfit.BAD_STATUS
    if issued is None or specialty is None:
        return Unfit.NO_DATE if issued is None else Unfit.NO_SPECIALTY
    return RecordedReferral(
        native_key=key,
        issued_at=issued,
        specialty=specialty,
        number=_number(request),
        specialty_code=code_in(request.get("performerType"), words.specialties)
        or code_in(request.get("code"), words.specialties),
        service_code=code_in(request.get("code"), words.services),
        status=STATUSES[status],
        urgent=code(request.get("priority")) in URGENT,
        until=_until(request, words.zone),
        reason=all_named(request.get("reasonCode")),
        place=known.place(person=request.get("requester"), organization=_house(request)),
        to_clinic_key=next(map(known.clinic_of, keys_to(request.get("locationReference"), "Location")), None),
        visit_key=key_to(request.get("encounter"), "Encounter"),
    )


def _is_laboratory(request: Mapping[str, Any]) -> bool:
    return any(one == LABORATORY for concept in listed(request.get("category")) for _, one in codings(concept))


def _number(request: Mapping[str, Any]) -> str | None:
    """As on paper: of the requisition, else the first identifier."""
    told = (request.get("requisition"), first(request.get("identifier")))
    return next((found for one in told if (found := text(fields(one).get("value"), 60))), None)


def _until(request: Mapping[str, Any], zone: ZoneInfo) -> date | None:
    bounds = fields(fields(request.get("occurrenceTiming")).get("repeat")).get("boundsPeriod")
    return last_day(request.get("occurrencePeriod"), zone) or last_day(bounds, zone)


def _house(request: Mapping[str, Any]) -> Any:
    """Where an organisation asked for it."""
    return request.get("requester") if key_to(request.get("requester"), "Organization") else None
