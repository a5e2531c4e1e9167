import pytest

from tests.services.clock import SetClock
from upstream.regions.spb.system import SpbSystem
from upstream.registry import UnknownSystem, connect


async def test_a_region_is_connected_by_the_name_of_its_folder(clock: SetClock) -> None:
    registry = connect({"spb": "https://gorzdrav.test/_api/api/v2"}, clock)
    assert isinstance(registry.remotes["spb"], SpbSystem)
    assert registry.sources["spb"].region.code == "spb"
    await registry.close()


def test_nothing_configured_means_that_all_clinics_keep_their_schedule_here(clock: SetClock) -> None:
    registry = connect({}, clock)
    assert (dict(registry.remotes), dict(registry.sources)) == ({}, {})


def test_a_system_that_does_not_exist_is_named_with_those_that_do(clock: SetClock) -> None:
    with pytest.raises(UnknownSystem, match=r"'atlantis'.*spb"):
        connect({"atlantis": "https://x.test"}, clock)
