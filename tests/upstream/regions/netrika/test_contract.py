"""The hub keeps the contract of clinic systems."""

from collections.abc import Collection
from dataclasses import dataclass

import pytest

from tests.upstream.contract import MovesContract
from tests.upstream.regions.netrika.double import HubDouble
from upstream.source import Connected

ACTS = {"book": "SetAppointment", "move": "SetAppointment", "cancel": "CreateClaimForRefusal"}


@dataclass
class HubPeer:
    connected: Connected
    double: HubDouble

    def lose_answer(self, act: str, *, after_effect: bool) -> None:
        self.double.lose_answer(ACTS[act], after_effect=after_effect)

    async def standing(self) -> Collection[tuple[str, str]]:
        return sorted(self.double.hub.visits)


@pytest.fixture(params=[False, True], ids=["forgets what was refused", "lists what was refused"])
def peer(connected: Connected, double: HubDouble, request: pytest.FixtureRequest) -> HubPeer:
    double.hub.keeps_refused = request.param
    return HubPeer(connected, double)


class TestTheContract(MovesContract):
    pass
