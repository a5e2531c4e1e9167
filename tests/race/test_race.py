"""The race at a small size; `python -m tests.race` runs it in full."""

from tests.race.race import Size, race


async def test_processes_that_contest_the_same_slots_book_no_seat_twice_and_lose_nothing(postgresql_url: str) -> None:
    heard: list[int] = []
    verdict = await race(
        postgresql_url, Size(processes=3, slots=30, attempts=900), control=False, seed="small", progress=heard.append
    )
    assert verdict.is_clean, verdict
    assert verdict.attempts >= 900
    assert verdict.booked > 30
    assert heard


async def test_without_its_safeguards_the_race_sees_double_bookings(postgresql_url: str) -> None:
    verdict = await race(
        postgresql_url,
        Size(processes=3, slots=40, attempts=1200),
        control=True,
        seed="control",
        progress=lambda _: None,
    )
    # one of two on a seat may have cancelled before the race ends; its slot has been too full all the same
    assert verdict.double or "no slot is fuller than it is" in verdict.unsound, verdict
