"""Events as they travel between processes: a topic and a JSON text of ids."""

from dataclasses import asdict
from typing import Any

import orjson

from booking.events import AppointmentChanged, ClinicFeedMoved, Event, ReachChanged

KINDS: dict[str, type[Event]] = {kind.__name__: kind for kind in (ClinicFeedMoved, AppointmentChanged, ReachChanged)}


class BadMessage(Exception):
    """Not a message of ours: another version of the service, or somebody else on the same broker."""


def clinic_topic(clinic_id: int) -> str:
    return f"talon.clinic.{clinic_id}"


def patient_topic(patient_id: int) -> str:
    return f"talon.patient.{patient_id}"


def account_topic(account_id: int) -> str:
    return f"talon.account.{account_id}"


def topic_of(event: Event) -> str:
    match event:
        case ClinicFeedMoved(clinic_id=clinic_id):
            return clinic_topic(clinic_id)
        case AppointmentChanged(patient_id=patient_id):
            return patient_topic(patient_id)
        case ReachChanged(account_id=account_id):
            return account_topic(account_id)


def write(event: Event) -> str:
    return orjson.dumps({"kind": type(event).__name__, **asdict(event)}).decode()


def read(message: str) -> Event:
    """The event that `write` wrote; raises BadMessage."""
    try:
        values: dict[str, Any] = orjson.loads(message)
        event = KINDS[values.pop("kind")](**values)
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise BadMessage(message[:100]) from fault
    if not all(isinstance(value, int) for value in values.values()):
        raise BadMessage(message[:100])
    return event
