"""MedicationRequest to a prescription. Pure."""

from collections.abc import Mapping
from typing import Any

from booking.ports import PrescriptionStatus, RecordedPrescription
from upstream.standards.fhir.record.elements import (
    code,
    fields,
    key_to,
    last_day,
    listed,
    moment,
    named,
    number,
    prose,
    text,
)
from upstream.standards.fhir.record.known import Known
from upstream.standards.fhir.record.unfit import Unfit

STATUSES: Mapping[str, PrescriptionStatus] = {
    "active": PrescriptionStatus.ACTIVE,
    "completed": PrescriptionStatus.ENDED,
    **dict.fromkeys(("on-hold", "cancelled", "stopped"), PrescriptionStatus.STOPPED),
}
NONE_YET = frozenset({"draft", "entered-in-error"})
# what is merely proposed or planned is no prescription
ORDERED = frozenset({"order", "original-order", "reflex-order", "filler-order", "instance-order"})


def read_prescription(request: Mapping[str, Any], key: str, known: Known) -> RecordedPrescription | Unfit | None:
    status, zone = code(request.get("status")), known.words.zone
    if status in NONE_YET or code(request.get("intent")) not in ORDERED or request.get("doNotPerform") is True:
        return None
    prescribed = moment(request.get("authoredOn"), zone)
    medicine = named(request.get("medicationCodeableConcept")) or known.name(
        request.get("medicationReference"), request
    )
    # "unknown" too: neither "in force" nor "over" may be guessed of a medicine
    if status not in STATUSES:
        return Unfit.BAD_STATUS
    if prescribed is None or medicine is None:
        return Unfit.NO_DATE if prescribed is None else Unfit.NO_NAME
    return RecordedPrescription(
        native_key=key,
        medicine=medicine,
        prescribed_at=prescribed,
        dosage=_dosage(request.get("dosageInstruction")),
        status=STATUSES[status],
        until=last_day(fields(request.get("dispenseRequest")).get("validityPeriod"), zone),
        place=known.place(person=request.get("requester")),
        visit_key=key_to(request.get("encounter"), "Encounter"),
    )


def _dosage(instructions: Any) -> str | None:
    return "; ".join(words for one in listed(instructions)[:20] if (words := _instruction(fields(one))))[:1000] or None


def _instruction(told: Mapping[str, Any]) -> str | None:
    """As it was written; else put together of dose, frequency and route."""
    written = prose(told.get("text"), 500) or prose(told.get("patientInstruction"), 500)
    doses = (fields(one).get("doseQuantity") for one in listed(told.get("doseAndRate")))
    parts = (*map(_dose, doses), named(fields(told.get("timing")).get("code")), named(told.get("route")))
    return written or ", ".join(part for part in parts if part) or None


def _dose(quantity: Any) -> str | None:
    amount, unit = number(fields(quantity).get("value")), text(fields(quantity).get("unit"), 50)
    return None if amount is None else " ".join(part for part in (f"{amount:g}".replace(".", ","), unit) if part)
