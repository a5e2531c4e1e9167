"""The storm at a small size; `python -m tests.chaos` runs it in full."""

from tests.chaos.chaos import Size, chaos
from tests.chaos.faults import Fault
from tests.chaos.ground import start_of_time
from tests.chaos.peers.all import all_running

SLOTS = 120


async def test_whatever_clinic_systems_do_each_wish_ends_booked_once_or_not_at_all(postgresql_url: str) -> None:
    clock, heard = start_of_time(), list[int]()
    with all_running(clock(), SLOTS) as peers:
        size = Size(bookings=80, faults=80, requests=1, steps=2, mixed=30)
        verdict, tally = await chaos(postgresql_url, peers, clock, size, "small", lambda done, _: heard.append(done))
    assert verdict.is_clean, verdict
    assert verdict.bookings >= 80
    assert verdict.faults >= 80
    assert tally.faults[Fault.KILL] > 3
    assert heard


async def test_without_reading_back_the_storm_is_seen_to_do_harm(postgresql_url: str) -> None:
    clock = start_of_time()
    with all_running(clock(), SLOTS, ("spb",)) as peers:
        size = Size(bookings=60, faults=40, requests=3, steps=0, mixed=0)
        verdict, _ = await chaos(postgresql_url, peers, clock, size, "control", lambda *_: None, control=True)
    assert verdict.double, verdict
