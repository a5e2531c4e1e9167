"""What the engine relies on in every clinic system: an adapter is put through it against its double, or a real server.

A module of an adapter's tests gives a `peer` fixture and derives a class, from MovesContract where
its system moves in one step:

    class TestTheContract(AdapterContract):
        pass
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, date
from typing import Protocol
from uuid import uuid4

import pytest

from booking.ports import (
    AnswerLost,
    ClinicReport,
    ClinicSaidNo,
    ClinicSystem,
    Moves,
    Order,
    PatientIdentity,
    PersonName,
    Previous,
    SlotReport,
)
from upstream.faults import clinic_fault, doctor_fault, slot_fault, specialty_fault
from upstream.source import Connected

ANNA = PatientIdentity(1, PersonName("Ковалёва", "Анна", "Сергеевна"), date(1989, 4, 12), "+7 911 170-06-47")
BORIS = PatientIdentity(2, PersonName("Громов", "Борис", None), date(1971, 11, 2), None)


class Peer(Protocol):
    """The far side of an adapter. It knows ANNA and BORIS, and has a doctor with at least three free times ahead."""

    @property
    def connected(self) -> Connected:
        """What the adapter's `connect` gives, with time enough for a busy machine."""
        ...

    def lose_answer(self, act: str, *, after_effect: bool) -> None:
        """The answer to the next "book", "cancel" or "move" is lost, the act itself carried out or not."""
        ...

    async def standing(self) -> Collection[tuple[str, str]]:
        """Appointments there, told by itself and not through the adapter: clinic's key, slot's key."""
        ...


def system_of(peer: Peer) -> ClinicSystem:
    assert peer.connected.system is not None
    return peer.connected.system


async def orders(peer: Peer, patient: PatientIdentity = ANNA) -> list[Order]:
    """One for each free time of the first doctor who has three, by time."""
    clinic, slots = await free_times(peer)
    return [order_of(clinic, slot, patient) for slot in slots]


async def free_times(peer: Peer) -> tuple[ClinicReport, list[SlotReport]]:
    schedule = peer.connected.schedule
    for clinic in (await schedule.clinics()).items:
        for doctor in (await schedule.staff(clinic.native_key)).doctors.items:
            slots = (await schedule.slots(clinic.native_key, doctor.native_key)).items
            free = sorted((slot for slot in slots if slot.taken < slot.capacity), key=lambda slot: slot.starts_at)
            if len(free) >= 3:
                return clinic, free
    raise AssertionError("no doctor has three free times")


def order_of(clinic: ClinicReport, slot: SlotReport, patient: PatientIdentity) -> Order:
    return Order(
        key=f"talon-{uuid4().hex}",
        clinic_key=clinic.native_key,
        slot_key=slot.native_key,
        doctor_key=slot.doctor_key,
        starts_at=slot.starts_at.astimezone(UTC),
        zone=clinic.zone,
        room=slot.room,
        address=clinic.address,
        patient=patient,
        ends_at=slot.ends_at.astimezone(UTC),
    )


async def is_free(peer: Peer, order: Order) -> bool:
    slots = await peer.connected.schedule.slots(order.clinic_key, order.doctor_key)
    return any(slot.native_key == order.slot_key and slot.taken < slot.capacity for slot in slots.items)


async def booked(peer: Peer, order: Order) -> str:
    return (await system_of(peer).book(order)).native_key


def place(order: Order) -> tuple[str, str]:
    return order.clinic_key, order.slot_key


class AdapterContract:
    async def test_what_is_listed_can_be_taken_in(self, peer: Peer) -> None:
        schedule = peer.connected.schedule
        clinics = (await schedule.clinics()).items
        assert clinics
        assert [clinic_fault(clinic) for clinic in clinics] == [None] * len(clinics)
        assert len({clinic.native_key for clinic in clinics}) == len(clinics)
        for clinic in clinics[:3]:
            staff = await schedule.staff(clinic.native_key)
            assert {doctor_fault(doctor) for doctor in staff.doctors.items} <= {None}
            assert {specialty_fault(specialty) for specialty in staff.specialties.items} <= {None}
            keys = {doctor.native_key for doctor in staff.doctors.items}
            assert set(staff.nothing_free) | set(staff.told_free) <= keys
            assert all(len(told) <= 200 for told in staff.told_free.values())
        _, slots = await free_times(peer)
        assert {slot_fault(slot) for slot in slots} == {None}
        assert len({slot.native_key for slot in slots}) == len(slots)

    async def test_a_free_time_is_booked_and_read_back(self, peer: Peer) -> None:
        order, *_ = await orders(peer)
        assert await system_of(peer).read_back(order) is None
        native_key = await booked(peer, order)
        there = await system_of(peer).read_back(order)
        assert there is not None
        assert there.native_key == native_key
        assert list(await peer.standing()) == [place(order)]
        assert not await is_free(peer, order)

    async def test_asking_twice_never_makes_two(self, peer: Peer) -> None:
        order, *_ = await orders(peer)
        native_key = await booked(peer, order)
        try:
            assert await booked(peer, order) == native_key
        except ClinicSaidNo:
            there = await system_of(peer).read_back(order)
            assert there is not None
        assert list(await peer.standing()) == [place(order)]

    async def test_who_comes_second_is_refused_and_has_nothing(self, peer: Peer) -> None:
        first, *_ = await orders(peer)
        second = replace(first, key=f"talon-{uuid4().hex}", patient=BORIS)
        await booked(peer, first)
        with pytest.raises(ClinicSaidNo):
            await booked(peer, second)
        assert await system_of(peer).read_back(second) is None
        assert list(await peer.standing()) == [place(first)]

    @pytest.mark.parametrize("carried_out", [True, False])
    async def test_a_lost_answer_to_book_is_found_out_by_reading_back(self, peer: Peer, carried_out: bool) -> None:
        order, *_ = await orders(peer)
        peer.lose_answer("book", after_effect=carried_out)
        with pytest.raises(AnswerLost):
            await booked(peer, order)
        there = await system_of(peer).read_back(order)
        assert (there is not None) is carried_out
        if there is None:
            await booked(peer, order)
        assert list(await peer.standing()) == [place(order)]

    async def test_a_cancelled_time_is_free_again_and_cancelling_twice_is_no_fault(self, peer: Peer) -> None:
        order, *_ = await orders(peer)
        native_key = await booked(peer, order)
        await system_of(peer).cancel(order, native_key)
        assert await system_of(peer).read_back(order) is None
        assert list(await peer.standing()) == []
        assert await is_free(peer, order)
        await system_of(peer).cancel(order, native_key)
        again = replace(order, key=f"talon-{uuid4().hex}")
        await booked(peer, again)
        assert list(await peer.standing()) == [place(order)]

    @pytest.mark.parametrize("carried_out", [True, False])
    async def test_a_lost_answer_to_cancel_is_simply_asked_again(self, peer: Peer, carried_out: bool) -> None:
        order, *_ = await orders(peer)
        native_key = await booked(peer, order)
        peer.lose_answer("cancel", after_effect=carried_out)
        with pytest.raises(AnswerLost):
            await system_of(peer).cancel(order, native_key)
        await system_of(peer).cancel(order, native_key)
        assert await system_of(peer).read_back(order) is None
        assert list(await peer.standing()) == []


class MovesContract(AdapterContract):
    """Of a system that moves an appointment in one step."""

    async def test_a_move_takes_the_new_time_and_gives_up_the_old_one(self, peer: Peer) -> None:
        old, new, *_ = await orders(peer)
        previous = Previous(old, await booked(peer, old))
        moved = await _moves(peer).move(new, previous)
        there = await system_of(peer).read_back(new)
        assert there is not None
        assert there.native_key == moved.native_key
        assert await system_of(peer).read_back(old) is None
        assert list(await peer.standing()) == [place(new)]
        assert await is_free(peer, old)

    async def test_a_refused_move_changes_neither(self, peer: Peer) -> None:
        old, new, *_ = await orders(peer)
        previous = Previous(old, await booked(peer, old))
        await booked(peer, replace(new, key=f"talon-{uuid4().hex}", patient=BORIS))
        with pytest.raises(ClinicSaidNo):
            await _moves(peer).move(new, previous)
        assert await system_of(peer).read_back(old) is not None
        assert await system_of(peer).read_back(new) is None
        assert set(await peer.standing()) == {place(old), place(new)}

    @pytest.mark.parametrize("carried_out", [True, False])
    async def test_a_lost_answer_to_move_leaves_exactly_one(self, peer: Peer, carried_out: bool) -> None:
        old, new, *_ = await orders(peer)
        previous = Previous(old, await booked(peer, old))
        moves = _moves(peer)
        peer.lose_answer("move", after_effect=carried_out)
        with pytest.raises(AnswerLost):
            await moves.move(new, previous)
        there = await system_of(peer).read_back(new)
        assert (there is not None) is carried_out
        if there is None:
            assert await system_of(peer).read_back(old) is not None
            await moves.move(new, previous)
        else:
            # as the engine does: where the system could not do both at once, the old one is still there
            await system_of(peer).cancel(old, previous.native_key)
        assert list(await peer.standing()) == [place(new)]


def _moves(peer: Peer) -> Moves:
    system = system_of(peer)
    assert isinstance(system, Moves)
    return system
