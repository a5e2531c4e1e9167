"""Booking at a FHIR server: the slot and the appointment in one transaction, the slot over exactly the version we saw.

Some servers are not atomic: after a failure one of the two may be there without the other. So whatever does not go
through as a whole is looked at again, and brought to one of the two ends: the slot is ours and the appointment stands,
or neither is. A slot that we took carries our order's key, which tells whose it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from booking.ports import AnswerLost, ClinicSaidNo, Confirmation, Order, Previous
from upstream.phases import LOOKING, READING, TELLING, nothing_sent_yet, sent_before, within
from upstream.standards.fhir.bundles import (
    BUSY,
    FREE,
    UNDONE,
    Entry,
    appointment_of,
    cancelled,
    create,
    freed,
    holder,
    is_cancelled_here,
    made_here,
    put,
    revived,
    slots_of,
    taken,
    undone,
)
from upstream.standards.fhir.client import FhirClient, Told, Version
from upstream.standards.fhir.options import FhirOptions
from upstream.standards.fhir.patients import FhirPatients
from upstream.standards.fhir.pieces import is_kind, key_of, last_updated, moment

TAKEN = "Это время уже занято."
GONE = "Этого времени в расписании больше нет."
MOVED = "Время приёма в расписании изменилось."
CANCELLED = "Клиника отменила эту запись."
TOO_LATE = "Приём уже начался или прошёл, отменить его нельзя."
REFUSED = "Система клиники не приняла запись."
_OVER = frozenset({"cancelled", UNDONE})
_PAST = frozenset({"fulfilled", "noshow", "arrived", "checked-in"})
_CONFLICTS = frozenset({409, 412})
_TRIES = 4
# the tag of no version there is
_NEVER = 'W/"talon"'


@dataclass(frozen=True, slots=True)
class _Ready:
    """What is needed to book: the slot as it was seen, the patient there, and what was left of an earlier try."""

    slot: Version
    patient: str
    earlier: Version | None


class FhirSystem:
    """The ClinicSystem of a FHIR server; it moves in one step. The key of an appointment is its Appointment's id."""

    def __init__(
        self,
        client: FhirClient,
        options: FhirOptions,
        *,
        looking: float = LOOKING,
        telling: float = TELLING,
        reading: float = READING,
    ) -> None:
        self._client = client
        self._patients = FhirPatients(client, options)
        self._looking = looking
        self._telling = telling
        self._reading = reading
        self._atomic: bool | None = None

    async def book(self, order: Order) -> Confirmation:
        async with nothing_sent_yet(), within(self._looking):
            there = await self._made(order)
            ready = None if there and _stands(there) else await self._ready(order, there)
        async with within(self._telling):
            told = await self._client.transact(_booking(order, ready)) if ready else None
            async with sent_before():
                return await self._known(order, told)

    async def move(self, order: Order, previous: Previous) -> Confirmation:
        """All four changes in one transaction; where the server would do a part of it, the new time comes first.

        An appointment that is over already is not given up again.
        """
        async with nothing_sent_yet(), within(self._looking):
            there = await self._made(order)
            ready = None if there and _stands(there) else await self._ready(order, there)
            leaving = await self._ending(previous.order, previous.native_key)
            at_once = ready is not None and await self._is_atomic(ready.slot)
        if ready is None or not at_once:
            return await self._give_up(order, previous, await self.book(order))
        async with within(self._telling):
            told = await self._client.transact([*_booking(order, ready), *leaving])
            async with sent_before():
                moved = await self._known(order, told)
        return moved if told.done else await self._give_up(order, previous, moved)

    async def cancel(self, order: Order, native_key: str) -> None:
        """An appointment that is no longer there counts as cancelled, so a lost answer can simply be asked again."""
        if await self._cancelled(order, native_key):
            return
        async with sent_before():
            for _ in range(_TRIES):
                if await self._cancelled(order, native_key):
                    return
        raise AnswerLost("the appointment keeps changing")

    async def read_back(self, order: Order) -> Confirmation | None:
        """What was only half done is brought to an end first."""
        async with within(self._reading):
            return await self._settled(order)

    async def _cancelled(self, order: Order, native_key: str) -> bool:
        """False when something had changed there meanwhile, and it has to be looked at again."""
        async with nothing_sent_yet(), within(self._looking):
            entries = await self._ending(order, native_key)
        if not entries:
            return True
        async with within(self._telling):
            told = await self._client.transact(entries)
        if not told.done and told.status not in _CONFLICTS:
            raise ClinicSaidNo(told.words or REFUSED) if told.is_no else AnswerLost("the server has failed")
        return told.done

    async def _is_atomic(self, slot: Version) -> bool:
        """Whether a transaction that can not succeed is refused as a whole; asked once, with one that does nothing."""
        if self._atomic is None:
            told = await self._client.transact([put(Version(slot.resource, _NEVER), slot.resource)])
            self._atomic = not told.done and not told.entries
        return self._atomic

    async def _made(self, order: Order) -> Version | None:
        """The appointment of this order, standing or over. AnswerLost when there are several."""
        found = await self._client.search("Appointment", [("identifier", made_here(order.key))], limit=20)
        keys = [key for one in found.resources if is_kind(one, "Appointment") and (key := key_of(one)) is not None]
        versions = [version for key in dict.fromkeys(keys) if (version := await self._client.read("Appointment", key))]
        standing = [version for version in versions if _stands(version)]
        if len(standing) > 1:
            raise AnswerLost("several appointments of one order")
        return next(iter([*standing, *versions]), None)

    async def _ready(self, order: Order, earlier: Version | None) -> _Ready:
        """ClinicSaidNo when it is plain before anything is sent."""
        if earlier is not None and earlier.resource.get("status") != UNDONE:
            raise ClinicSaidNo(CANCELLED)
        slot = await self._client.read("Slot", order.slot_key)
        if slot is None or slot.resource.get("status") == UNDONE:
            raise ClinicSaidNo(GONE)
        if slot.resource.get("status") != FREE and holder(slot.resource) != order.key:
            raise ClinicSaidNo(TAKEN)
        if moment(slot.resource.get("start")) != order.starts_at:
            raise ClinicSaidNo(MOVED)
        return _Ready(slot, await self._patients.key_of(order.patient), earlier)

    async def _known(self, order: Order, told: Told | None) -> Confirmation:
        """What came of a booking: read back, for a server may have done the half of it. ClinicSaidNo when nothing."""
        found = await self._settled(order)
        if found is not None:
            return found
        if told is None or not told.is_no:
            raise AnswerLost("the server says that it is done, or that it has failed, and knows of nothing")
        raise ClinicSaidNo(TAKEN if told.status in _CONFLICTS else told.words or REFUSED)

    async def _settled(self, order: Order) -> Confirmation | None:
        for _ in range(_TRIES):
            appointment = await self._made(order)
            slot = await self._client.read("Slot", order.slot_key)
            if appointment is None or not _stands(appointment):
                if slot is None or not _is_left(slot, appointment, order):
                    return None
                await self._client.replace(slot, freed(slot.resource))
            elif order.slot_key not in slots_of(appointment.resource):
                # the clinic itself has given it another time
                return _confirmed(appointment)
            elif slot is not None and slot.resource.get("status") == FREE:
                await self._client.replace(slot, taken(slot.resource, order.key))
            elif await self._is_held(order, appointment, slot):
                return _confirmed(appointment)
            else:
                await self._client.replace(appointment, undone(appointment.resource))
        raise AnswerLost("the appointment keeps changing")

    async def _is_held(self, order: Order, appointment: Version, slot: Version | None) -> bool:
        """Is the slot, which is not free, this appointment's? Where a server drops our mark: if it comes first."""
        if slot is None or appointment.resource.get("status") in _PAST:
            return True
        owner = holder(slot.resource)
        return owner == order.key if owner else await self._is_first(appointment, order.slot_key)

    async def _is_first(self, appointment: Version, slot_key: str) -> bool:
        """Of all standing appointments in the slot."""
        standing = await self._standing(slot_key)
        return min(standing, key=_stored_at, default={}).get("id") == appointment.resource.get("id")

    async def _standing(self, slot_key: str) -> list[Mapping[str, Any]]:
        found = await self._client.search("Appointment", [("slot", f"Slot/{slot_key}")], limit=50)
        read = {one.get("id"): one for one in found.resources if is_kind(one, "Appointment")}
        return [one for one in read.values() if one.get("status") not in _OVER]

    async def _ending(self, order: Order, native_key: str) -> list[Entry]:
        """What has to be written so that the appointment is over and its slot free. ClinicSaidNo if it is too late."""
        appointment = await self._client.read("Appointment", native_key) or await self._made(order)
        if appointment is not None and appointment.resource.get("status") in _PAST:
            raise ClinicSaidNo(TOO_LATE)
        leaves = appointment if appointment is not None and _stands(appointment) else None
        entries = [put(leaves, cancelled(leaves.resource))] if leaves else []
        for key in dict.fromkeys([*slots_of(leaves.resource if leaves else {}), order.slot_key]):
            slot = await self._client.read("Slot", key)
            if slot is not None and await self._is_to_free(order, appointment, slot, key):
                entries.append(put(slot, freed(slot.resource)))
        return entries

    async def _is_to_free(self, order: Order, appointment: Version | None, slot: Version, key: str) -> bool:
        """Where a server drops our mark: when nobody else is in it."""
        if appointment is None or not _stands(appointment):
            return _is_left(slot, appointment, order)
        if slot.resource.get("status") != BUSY:
            return False
        if (owner := holder(slot.resource)) is not None:
            return owner == order.key
        standing = await self._standing(key)
        return [one.get("id") for one in standing] == [appointment.resource.get("id")]

    async def _give_up(self, order: Order, previous: Previous, moved: Confirmation) -> Confirmation:
        """The new time stands; a no to giving up the old one gives the new one back."""
        async with sent_before():
            try:
                await self.cancel(previous.order, previous.native_key)
            except ClinicSaidNo:
                await self.cancel(order, moved.native_key)
                raise
        return moved


def _booking(order: Order, ready: _Ready) -> list[Entry]:
    made = appointment_of(order, ready.patient)
    kept = put(ready.earlier, revived(ready.earlier.resource, made)) if ready.earlier else create(made, order.key)
    return [put(ready.slot, taken(ready.slot.resource, order.key)), kept]


def _stands(appointment: Version) -> bool:
    return appointment.resource.get("status") not in _OVER


def _is_left(slot: Version, appointment: Version | None, order: Order) -> bool:
    """Is it still taken for an order of which nothing stands? What the clinic itself has cancelled, it frees itself."""
    if slot.resource.get("status") != BUSY or holder(slot.resource) != order.key:
        return False
    return (
        appointment is None or appointment.resource.get("status") == UNDONE or is_cancelled_here(appointment.resource)
    )


def _stored_at(appointment: Mapping[str, Any]) -> tuple[str, str]:
    return last_updated(appointment) or "", str(appointment.get("id"))


def _confirmed(appointment: Version) -> Confirmation:
    return Confirmation(str(appointment.resource["id"]))
