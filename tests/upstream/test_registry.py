import pytest

from tests.services.clock import SetClock
from upstream.configured import BadSystems, SystemSettings, SystemTitle, read_systems
from upstream.regions.spb.system import SpbSystem
from upstream.registry import UnknownSystem, connect


def system(name: str, kind: str) -> SystemSettings:
    return SystemSettings(name, kind, "https://gorzdrav.test/_api/api/v2", SystemTitle(name, name))


async def test_a_system_is_connected_by_the_name_of_its_adapters_folder(clock: SetClock) -> None:
    registry = connect([system("piter", "spb")], clock)
    assert isinstance(registry.remotes["piter"], SpbSystem)
    assert registry.sources["piter"].region.code == "spb"
    await registry.close()


def test_nothing_configured_means_that_all_clinics_keep_their_schedule_here(clock: SetClock) -> None:
    registry = connect([], clock)
    assert (dict(registry.remotes), dict(registry.sources), dict(registry.records)) == ({}, {}, {})


def test_a_kind_that_does_not_exist_is_named_with_those_that_do(clock: SetClock) -> None:
    with pytest.raises(UnknownSystem, match=r"'atlantis'.*spb"):
        connect([system("x", "atlantis")], clock)


def test_a_list_is_read_with_the_options_of_its_adapters() -> None:
    [one] = read_systems('[{"name": "lo", "kind": "netrika", "url": "https://a.test/", "title": "ЛО", "guid": "g"}]')
    assert (one.name, one.kind, one.title, one.option("guid")) == ("lo", "netrika", SystemTitle("ЛО", "ЛО"), "g")
    assert "'g'" not in repr(one)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[", "not JSON"),
        ("[3]", "entry 1 is not an object"),
        ('[{"kind": "spb", "url": "https://a.test"}]', "no name"),
        ('[{"name": "own", "kind": "spb", "url": "https://a.test"}]', "can not be used"),
        ('[{"name": "a", "kind": "spb", "url": "file:///etc/passwd"}]', "http"),
        ('[{"name": "a", "kind": "spb", "url": "https://a"}, {"name": "a", "kind": "spb", "url": "https://a"}]', "two"),
        ("nowhere.json", "path"),
    ],
)
def test_a_list_that_can_not_be_used_is_refused_with_a_reason(text: str, why: str) -> None:
    with pytest.raises(BadSystems, match=why):
        read_systems(text)
