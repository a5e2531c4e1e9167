"""What may still be done with an appointment?"""

from datetime import datetime, timedelta

from booking.errors import AppointmentClosed, ClinicSilent, LateCancelNeedsConfirmation
from booking.rules.facts import Terms, Visit
from booking.rules.policy import Policy

PENDING = "PENDING"
CONFIRMED = "CONFIRMED"


def can_cancel(visit: Visit, now: datetime) -> bool:
    return _is_open(visit, now) and visit.status == CONFIRMED


def can_move(visit: Visit, now: datetime) -> bool:
    return can_cancel(visit, now)


def refuse_change(visit: Visit, now: datetime) -> None:
    """Raises AppointmentClosed, or ClinicSilent while the clinic has not yet answered to the booking itself."""
    if not _is_open(visit, now):
        raise AppointmentClosed(visit.appointment_id)
    if visit.status == PENDING:
        raise ClinicSilent


def refuse_late(visit: Visit, now: datetime, policy: Policy) -> None:
    """Raises LateCancelNeedsConfirmation from the clinic's hours before the visit on."""
    if now > free_cancel_until(visit.starts_at, visit.terms, policy):
        raise LateCancelNeedsConfirmation(visit.appointment_id, free_cancel_hours(visit.terms, policy))


def free_cancel_hours(terms: Terms, policy: Policy) -> int:
    return policy.free_cancel_hours if terms.free_cancel_hours is None else terms.free_cancel_hours


def free_cancel_until(starts_at: datetime, terms: Terms, policy: Policy) -> datetime:
    return starts_at - timedelta(hours=free_cancel_hours(terms, policy))


def _is_open(visit: Visit, now: datetime) -> bool:
    return visit.active and not visit.leaving and not visit.cancelling and visit.starts_at > now
