"""A changed reach is told after the commit, and seen by who watches sessions."""

from datetime import timedelta

import pytest

from booking.events import Event, ReachChanged
from storage.reach import raise_reach
from storage.sessions import NewSession, live_sessions, replace_session
from storage.work import Work, transact
from tests.storage.rows import NINE, a_patient, an_account

pytestmark = pytest.mark.usefixtures("database")
HOUR = timedelta(hours=1)


async def test_sessions_tell_the_reach_of_their_accounts_and_each_change_is_told_once() -> None:
    heard: list[Event] = []

    async def publish(event: Event) -> None:
        heard.append(event)

    async def raised(*accounts: int) -> None:
        async def deed(work: Work) -> None:
            await raise_reach(work, accounts)

        await transact(publish, deed)

    anna, pavel = await an_account(await a_patient()), await an_account(await a_patient("Орлов"), "pavel")
    for number, account in enumerate((anna, anna, pavel)):
        await replace_session(None, NewSession(f"{number}", account.id, None, NINE, NINE + HOUR))
    before = await live_sessions([1, 2, 3], NINE, NINE - HOUR)
    assert list(before.values()) == [0, 0, 0]
    await raised(anna.id, anna.id)
    assert heard == [ReachChanged(anna.id)]
    after = await live_sessions(list(before), NINE, NINE - HOUR)
    assert [after[one] for one in sorted(after)] == [1, 1, 0]
    await raised(pavel.id, anna.id)
    assert heard[1:] == [ReachChanged(anna.id), ReachChanged(pavel.id)]
    assert await live_sessions(list(before), NINE + HOUR, NINE) == {}
