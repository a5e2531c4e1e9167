"""A part of the matrix on every run of the tests; `make matrix` runs all of it."""

from storage.database import close_database, open_database
from tests.matrix.matrix import a_matrix
from tests.services.clock import SetClock
from tests.services.keys import TEST_RING


async def test_nobody_gets_at_what_is_not_theirs_to_see(sqlite_url: str, clock: SetClock) -> None:
    await open_database(sqlite_url, TEST_RING)
    try:
        async with a_matrix(clock, every=11) as matrix:
            tally = await matrix.run()
    finally:
        await close_database()
    assert tally.undeclared == []
    assert tally.leaks == []
    assert tally.cells > 1_000
