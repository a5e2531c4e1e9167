"""Rows to the standard's Locations, Schedules and Slots. Pure. `origin`: the address people open."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from gateway.schema.node import global_id
from storage.queries.open_slots import OpenClinic, OpenDoctor, OpenSlot

BASE = "http://fhir-registry.smarthealthit.org/StructureDefinition/"
TIMEZONE = "http://hl7.org/fhir/StructureDefinition/timezone"
SPECIALTIES = "urn:oid:1.2.643.5.1.13.13.11.1066"


def location(clinic: OpenClinic, origin: str) -> dict[str, Any]:
    telecom = [{"system": "phone", "value": clinic.phone}] if clinic.phone else []
    told = {
        "resourceType": "Location",
        "id": str(clinic.id),
        "extension": [{"url": TIMEZONE, "valueCode": clinic.zone}],
        "name": clinic.name,
        "telecom": [*telecom, {"system": "url", "value": f"{origin}/clinic/{global_id('Clinic', clinic.id)}"}],
        "address": {"text": clinic.address} | ({"district": clinic.district} if clinic.district else {}),
    }
    if clinic.latitude is not None and clinic.longitude is not None:
        told["position"] = {"latitude": clinic.latitude, "longitude": clinic.longitude}
    return told


def schedule(doctor: OpenDoctor) -> dict[str, Any]:
    told: dict[str, Any] = {
        "resourceType": "Schedule",
        "id": str(doctor.id),
        "serviceType": [{"text": doctor.specialty}],
        "actor": [{"reference": f"Location/{doctor.clinic_id}"}],
    }
    if doctor.specialty_code:
        coding = {"system": SPECIALTIES, "code": doctor.specialty_code, "display": doctor.specialty}
        told["specialty"] = [{"coding": [coding], "text": doctor.specialty}]
    return told


def slot(row: OpenSlot, origin: str) -> dict[str, Any]:
    """Free, with a link to the doctor's page, where this time is one press away."""
    zone, doctor = ZoneInfo(row.zone), global_id("Doctor", row.doctor_id)
    link = f"{origin}/doctor/{doctor}?take={global_id('Slot', row.id)}"
    return {
        "resourceType": "Slot",
        "id": str(row.id),
        "schedule": {"reference": f"Schedule/{row.doctor_id}"},
        "status": "free",
        "start": written(row.starts_at.astimezone(zone)),
        "end": written(row.ends_at.astimezone(zone)),
        "extension": [
            {"url": f"{BASE}booking-deep-link", "valueUrl": link},
            {"url": f"{BASE}slot-capacity", "valueInteger": row.seats},
        ],
    }


def written(moment: datetime) -> str:
    """As the standard writes moments: with milliseconds and an offset."""
    return moment.isoformat(timespec="milliseconds")
