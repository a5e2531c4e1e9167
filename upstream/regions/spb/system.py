"""Booking in St Petersburg. A patient is looked up in each clinic first; there is no move and no idempotency key."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from booking.ports import ClinicSaidNo, Confirmation, Order
from upstream.phases import LOOKING, READING, TELLING, nothing_sent_yet, within
from upstream.regions.spb.client import SpbClient

UNKNOWN_PATIENT = "Пациент не найден в медицинской организации. Проверьте ФИО, дату рождения и прикрепление."


class SpbSystem:
    """The ClinicSystem of St Petersburg. The key of an appointment there is the one its list of visits tells."""

    def __init__(
        self, client: SpbClient, *, looking: float = LOOKING, telling: float = TELLING, reading: float = READING
    ) -> None:
        self._client = client
        self._looking = looking
        self._telling = telling
        self._reading = reading

    async def book(self, order: Order) -> Confirmation:
        async with nothing_sent_yet(), within(self._looking):
            patient_id = await self._client.patient_id(order.clinic_key, order.patient)
            if patient_id is None:
                raise ClinicSaidNo(UNKNOWN_PATIENT)
            await self._leave_phone(order, patient_id)
        async with within(self._telling):
            await self._client.create(_booking(order, patient_id))
        return Confirmation(order.slot_key)

    async def cancel(self, order: Order, native_key: str) -> None:
        """An appointment that is no longer there counts as cancelled, so a lost answer can simply be asked again."""
        async with nothing_sent_yet(), within(self._looking):
            patient_id = await self._client.patient_id(order.clinic_key, order.patient)
            visits = await self._client.appointments(order.clinic_key, patient_id) if patient_id else []
            visit = _visit_of(order, visits, native_key)
        if patient_id and visit:
            async with within(self._telling):
                await self._client.cancel(order.clinic_key, patient_id, visit)

    async def read_back(self, order: Order) -> Confirmation | None:
        async with within(self._reading):
            patient_id = await self._client.patient_id(order.clinic_key, order.patient)
            if patient_id is None:
                return None
            visit = _visit_of(order, await self._client.appointments(order.clinic_key, patient_id), order.slot_key)
        return Confirmation(visit) if visit else None

    async def close(self) -> None:
        await self._client.close()

    async def _leave_phone(self, order: Order, patient_id: str) -> None:
        phone = _ten_digits(order.patient.phone)
        if phone is None:
            return
        try:
            await self._client.update_phone(order.clinic_key, patient_id, phone)
        except ClinicSaidNo:
            # the clinic keeps the number it has; that is no reason to refuse the visit
            return


def _booking(order: Order, patient_id: str) -> dict[str, Any]:
    return {
        "esiaId": None,
        "lpuId": order.clinic_key,
        "patientId": patient_id,
        "appointmentId": order.slot_key,
        "referralId": None,
        "ipmpiCardId": None,
        "recipientEmail": None,
        "patientLastName": order.patient.name.family,
        "patientFirstName": order.patient.name.given,
        "patientMiddleName": order.patient.name.middle or "",
        "patientBirthdate": order.patient.birth_date.isoformat(),
        "room": order.room or "",
        "address": order.address,
        "visitDate": _local(order).isoformat(),
    }


def _visit_of(order: Order, visits: list[Any], native_key: str) -> str | None:
    """The appointment's own key there: by that key, or else by its moment and doctor."""
    rows = [visit for visit in visits if isinstance(visit, Mapping) and isinstance(visit.get("appointmentId"), str)]
    by_key = [row["appointmentId"] for row in rows if row["appointmentId"] in (native_key, order.slot_key)]
    starts = _local(order).isoformat()
    by_moment = [
        row["appointmentId"] for row in rows if str(row.get("visitStart"))[:19] == starts and _is_with(order, row)
    ]
    return next(iter([*by_key, *by_moment]), None)


def _is_with(order: Order, visit: Mapping[str, Any]) -> bool:
    doctor = visit.get("doctorRendingConsultation")
    told = doctor.get("id") if isinstance(doctor, Mapping) else None
    return told is None or str(told) == order.doctor_key


def _local(order: Order) -> datetime:
    return order.starts_at.astimezone(ZoneInfo(order.zone)).replace(tzinfo=None)


def _ten_digits(phone: str | None) -> str | None:
    digits = re.sub(r"\D", "", phone or "")
    return digits[-10:] if len(digits) == 10 or (len(digits) == 11 and digits[0] in "78") else None
