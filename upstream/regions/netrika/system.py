"""Booking through a hub. A patient is looked up in each clinic first. There is no idempotency key, but a move."""

from datetime import datetime
from zoneinfo import ZoneInfo

from booking.ports import ClinicSaidNo, Confirmation, Order, Previous
from upstream.patience import Patience
from upstream.regions.netrika.client import HubClient, HubFlow
from upstream.regions.netrika.envelope import listed, members, within
from upstream.regions.netrika.mapping import visits_of

UNKNOWN_PATIENT = "Пациент не найден в медицинской организации. Проверьте ФИО, дату рождения и прикрепление."


class HubSystem:
    """ClinicSystem and Moves. The key of an appointment there is its slot's, as the patient's history tells it."""

    def __init__(self, client: HubClient, patience: Patience | None = None) -> None:
        self._client = client
        self._patience = patience or Patience()

    async def book(self, order: Order) -> Confirmation:
        return await self._set(order, None)

    async def move(self, order: Order, previous: Previous) -> Confirmation:
        return await self._set(order, previous)

    async def cancel(self, order: Order, native_key: str) -> None:
        """An appointment that is no longer there counts as cancelled, so a lost answer can simply be asked again."""
        flow = self._client.flow()
        async with self._patience.look():
            patient_id = await flow.patient_id(order.clinic_key, order.patient)
            visit = await _visit(flow, order, patient_id, native_key) if patient_id else None
        if patient_id and visit:
            async with self._patience.tell():
                await flow.refuse(order.clinic_key, patient_id, visit)

    async def read_back(self, order: Order) -> Confirmation | None:
        flow = self._client.flow()
        async with self._patience.read():
            patient_id = await flow.patient_id(order.clinic_key, order.patient)
            visit = await _visit(flow, order, patient_id, order.slot_key) if patient_id else None
        return Confirmation(visit) if visit else None

    async def _set(self, order: Order, previous: Previous | None) -> Confirmation:
        flow = self._client.flow()
        async with self._patience.look():
            patient_id = await flow.patient_id(order.clinic_key, order.patient)
            if patient_id is None:
                raise ClinicSaidNo(UNKNOWN_PATIENT)
            instead_of = await _visit(flow, previous.order, patient_id, previous.native_key) if previous else None
        async with self._patience.tell():
            await flow.book(
                order.clinic_key, patient_id, order.slot_key, referral=order.referral, instead_of=instead_of
            )
        return Confirmation(order.slot_key)


async def _visit(flow: HubFlow, order: Order, patient_id: str, native_key: str) -> str | None:
    """The appointment's own key there: by that key, or else by its moment and doctor."""
    history = await flow.history(order.clinic_key, patient_id)
    if history is None:
        return None
    visits = [
        (members(visit), next(map(members, within(visit, "DoctorRendingConsultation")), {}))
        for visit in listed(history, "ListHistoryVisit", "HistoryVisit")
    ]
    rows = visits_of(visits, map(members, listed(history, "ListHistoryRefusal", "HistoryRefusal")))
    by_key = [key for key, _, _ in rows if key in (native_key, order.slot_key)]
    starts = _local(order).isoformat()
    by_moment = [key for key, at, doctor in rows if at == starts and doctor in ("", order.doctor_key)]
    return next(iter([*by_key, *by_moment]), None)


def _local(order: Order) -> datetime:
    return order.starts_at.astimezone(ZoneInfo(order.zone)).replace(tzinfo=None, microsecond=0)
