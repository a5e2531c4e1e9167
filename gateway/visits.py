"""An appointment's row as the rules look at it."""

from typing import Any

from booking.rules.facts import Terms, Visit


def visit_of(appointment: Any, clinic: Any) -> Visit:
    return Visit(
        appointment_id=appointment.id,
        slot_id=appointment.slot_id,
        patient_id=appointment.patient_id,
        starts_at=appointment.starts_at,
        status=appointment.status.value,
        active=appointment.active,
        leaving=appointment.leaving,
        cancelling=appointment.cancelling,
        terms=Terms(
            clinic_id=clinic.id,
            system=clinic.system,
            zone=clinic.zone,
            horizon_days=clinic.horizon_days,
            free_cancel_hours=clinic.free_cancel_hours,
            confirmed_at=clinic.confirmed_at,
        ),
    )
