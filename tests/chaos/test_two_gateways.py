"""Gateways that know nothing of each other contest the slots of one system: its answer decides, and is final."""

import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import pytest

from tests.chaos.ground import an_identity, start_of_time
from tests.chaos.peers.all import KINDS, all_running
from tests.chaos.peers.peer import Peer
from tests.chaos.rival import BOOKED, Plan
from tests.services.databases import SQLiteTemplate

ROOT = Path(__file__).parents[2]
GATEWAYS, CONTESTED = 2, 12


@pytest.mark.parametrize("kind", sorted(KINDS))
async def test_a_slot_that_two_gateways_want_is_booked_through_one_and_refused_with_a_way_on_by_the_other(
    kind: str, sqlite_template: SQLiteTemplate, tmp_path: Path
) -> None:
    with all_running(start_of_time()(), 60, (kind,)) as (peer,):
        peer.introduce([an_identity(number) for number in range(GATEWAYS)])
        rivals = [await _rival(peer, number, sqlite_template, tmp_path) for number in range(GATEWAYS)]
        try:
            wanted = sorted(await asyncio.to_thread(peer.free))[:CONTESTED]
            outcomes = [await _contest(rivals, slot_key) for slot_key in wanted]
        finally:
            for rival in rivals:
                await _end(rival)
        held = Counter(visit.slot_key for visit in await asyncio.to_thread(peer.held))
    assert held == dict.fromkeys(wanted, 1)
    for outcome in outcomes:
        won, lost = sorted(outcome, key=lambda word: word != BOOKED)
        assert won == BOOKED, outcome
        code, _, alternatives = lost.partition(" ")
        assert code == "CLINIC_REFUSED", outcome
        assert int(alternatives) > 0, outcome


async def _rival(peer: Peer, number: int, template: SQLiteTemplate, folder: Path) -> Process:
    with template.copy(folder) as url:
        plan = Plan(url, peer.address, number)
    rival = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.chaos.rival", stdin=PIPE, stdout=PIPE, cwd=ROOT
    )
    await _tell(rival, json.dumps(asdict(plan)))
    assert await _hear(rival) == "ready"
    return rival


async def _contest(rivals: Sequence[Process], slot_key: str) -> list[str]:
    for rival in rivals:
        await _tell(rival, slot_key)
    return [await _hear(rival) for rival in rivals]


async def _tell(rival: Process, line: str) -> None:
    assert rival.stdin is not None
    rival.stdin.write(f"{line}\n".encode())
    await rival.stdin.drain()


async def _hear(rival: Process) -> str:
    assert rival.stdout is not None
    return (await rival.stdout.readline()).decode().strip()


async def _end(rival: Process) -> None:
    assert rival.stdin is not None
    rival.stdin.close()
    await rival.wait()
