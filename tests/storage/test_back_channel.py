"""Sessions as a provider names them, and the logout tokens it has sent."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from storage.models import Session
from storage.sessions import NewSession, end_sessions_at_provider, note_token, replace_session
from tests.storage.rows import a_patient, an_account

pytestmark = pytest.mark.usefixtures("database")
NOW = datetime(2031, 3, 3, 9, tzinfo=UTC)
HERE, THERE = "https://here.example", "https://there.example"


async def a_session(account_id: int, token: str, issuer: str, sid: str | None) -> None:
    at_provider: dict[str, Any] = {"issuer": issuer, "subject": "anna", "sid": sid, "provider": "main"}
    await replace_session(None, NewSession(token, account_id, None, NOW, NOW + timedelta(hours=1), **at_provider))


async def left() -> list[str]:
    return [session.token_hash for session in await Session.all().order_by("token_hash")]


async def test_sessions_end_by_their_name_or_all_of_a_person_and_only_at_that_provider() -> None:
    account = await an_account(await a_patient())
    for token, issuer, sid in (("a", HERE, "1"), ("b", HERE, "2"), ("c", HERE, None), ("d", THERE, "1")):
        await a_session(account.id, token, issuer, sid)
    assert await end_sessions_at_provider(HERE, "1", "anna") == 1
    assert await left() == ["b", "c", "d"]
    assert await end_sessions_at_provider(HERE, "1", "anna") == 0
    assert await end_sessions_at_provider(HERE, None, "somebody") == 0
    assert await end_sessions_at_provider(HERE, None, "anna") == 2
    assert await left() == ["d"]


async def test_a_token_counts_once_until_it_is_forgotten() -> None:
    until = NOW + timedelta(minutes=5)
    heard = await asyncio.gather(*(note_token(HERE, "token", until, NOW) for _ in range(4)))
    assert sorted(heard) == [False, False, False, True]
    assert await note_token(THERE, "token", until, NOW)
    assert await note_token(HERE, "token", until + timedelta(minutes=5), until)
