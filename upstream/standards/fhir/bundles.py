"""What is written at a FHIR server: appointments, slots, and the transactions that change both at once. Pure.

A slot that is taken from here carries the order's key among its identifiers, so that it can be told whose it is.
"""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from booking.ports import Order
from upstream.standards.fhir.client import Version
from upstream.standards.fhir.marks import instant
from upstream.standards.fhir.names import APPOINTMENT, CANCELLATIONS
from upstream.standards.fhir.pieces import all_referred, codings, identifiers, listed

BUSY, FREE = "busy", "free"
# an appointment that came to nothing: the server had made it without its slot
UNDONE = "entered-in-error"
Entry = dict[str, Any]
_BY_PATIENT = "pat"


def made_here(key: str) -> str:
    """The search that finds the appointment of an order."""
    return f"{APPOINTMENT}|{key}"


def appointment_of(order: Order, patient: str) -> dict[str, Any]:
    """`patient`: the key of the Patient there."""
    actors = (f"Patient/{patient}", f"PractitionerRole/{order.doctor_key}", f"Location/{order.clinic_key}")
    made: dict[str, Any] = {
        "resourceType": "Appointment",
        "identifier": [{"system": APPOINTMENT, "value": order.key}],
        "status": "booked",
        "slot": [{"reference": f"Slot/{order.slot_key}"}],
        "start": instant(order.starts_at),
        "participant": [{"actor": {"reference": one}, "required": "required", "status": "accepted"} for one in actors],
    }
    if order.ends_at is not None:
        made["end"] = instant(order.ends_at)
    if order.referral is not None:
        made["basedOn"] = [{"reference": f"ServiceRequest/{order.referral}"}]
    return made


def create(appointment: Mapping[str, Any], key: str) -> Entry:
    request = {"method": "POST", "url": "Appointment", "ifNoneExist": f"identifier={made_here(key)}"}
    return {"fullUrl": f"urn:uuid:{uuid4()}", "resource": appointment, "request": request}


def put(version: Version, resource: Mapping[str, Any]) -> Entry:
    """Over exactly that version."""
    url = f"{resource['resourceType']}/{resource['id']}"
    return {"fullUrl": url, "resource": resource, "request": {"method": "PUT", "url": url, "ifMatch": version.tag}}


def taken(slot: Mapping[str, Any], key: str) -> dict[str, Any]:
    marks = [*_others(slot), {"system": APPOINTMENT, "value": key}]
    return {**_stored(slot), "status": BUSY, "identifier": marks}


def freed(slot: Mapping[str, Any]) -> dict[str, Any]:
    made = {**_stored(slot), "status": FREE, "identifier": _others(slot)}
    return made if made["identifier"] else {name: value for name, value in made.items() if name != "identifier"}


def cancelled(appointment: Mapping[str, Any]) -> dict[str, Any]:
    reason = {"coding": [{"system": CANCELLATIONS, "code": _BY_PATIENT}]}
    return {**_stored(appointment), "status": "cancelled", "cancelationReason": reason}


def is_cancelled_here(appointment: Mapping[str, Any]) -> bool:
    """For the reason that we give; a clinic that cancels has another one, or none."""
    told = codings(appointment.get("cancelationReason"))
    return appointment.get("status") == "cancelled" and (CANCELLATIONS, _BY_PATIENT) in [
        (where, code) for where, code, _ in told
    ]


def undone(appointment: Mapping[str, Any]) -> dict[str, Any]:
    return {**_stored(appointment), "status": UNDONE}


def revived(appointment: Mapping[str, Any], made: Mapping[str, Any]) -> dict[str, Any]:
    """The one that came to nothing, as it should be now."""
    return {**_stored(appointment), **made}


def holder(slot: Mapping[str, Any]) -> str | None:
    """The key of the order that has taken the slot from here."""
    return next(iter(identifiers(slot, APPOINTMENT)), None)


def slots_of(appointment: Mapping[str, Any]) -> list[str]:
    return all_referred(appointment, "slot", "Slot")


def _others(slot: Mapping[str, Any]) -> list[Any]:
    return [
        one for one in listed(slot, "identifier") if not (isinstance(one, Mapping) and one.get("system") == APPOINTMENT)
    ]


def _stored(resource: Mapping[str, Any]) -> dict[str, Any]:
    """Without what the server says of it; its profiles and tags stay."""
    meta = resource.get("meta")
    kept = {name: value for name, value in meta.items() if name not in _SERVERS} if isinstance(meta, Mapping) else {}
    made = {name: value for name, value in resource.items() if name != "meta"}
    return {**made, "meta": kept} if kept else made


_SERVERS = frozenset({"versionId", "lastUpdated", "source"})
