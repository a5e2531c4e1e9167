"""St Petersburg's system keeps the contract of clinic systems."""

from collections.abc import Collection
from dataclasses import dataclass

import pytest

from tests.upstream.captured import CLINIC
from tests.upstream.contract import AdapterContract
from tests.upstream.double import Double
from upstream.source import Connected

ACTS = {"book": "appointment/create", "cancel": "appointment/cancel"}


@dataclass
class SpbPeer:
    connected: Connected
    double: Double

    def lose_answer(self, act: str, *, after_effect: bool) -> None:
        self.double.lose_answer(ACTS[act], after_effect=after_effect)

    async def standing(self) -> Collection[tuple[str, str]]:
        return [(str(CLINIC), slot) for slot in self.double.spb.visits]


@pytest.fixture
def peer(spb: Connected, double: Double) -> SpbPeer:
    return SpbPeer(spb, double)


class TestTheContract(AdapterContract):
    pass
