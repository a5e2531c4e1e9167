from dataclasses import replace

import pytest

from tests.services.clock import SetClock
from tests.upstream.regions.netrika.conftest import READER
from tests.upstream.regions.netrika.double import HubDouble
from upstream.configured import BadSystems, SystemSettings
from upstream.registry import connect


def with_options(settings: SystemSettings, **options: str) -> SystemSettings:
    return replace(settings, options={**settings.options, **options})


async def test_a_configured_hub_is_connected_and_books(settings: SystemSettings, clock: SetClock) -> None:
    registry = connect([settings], clock)
    clinics = await registry.sources["hub"].clinics()
    assert len(clinics.items) == 2
    assert "hub" in registry.remotes
    await registry.close()


async def test_a_header_that_an_installation_wants_is_sent_and_never_shown(
    settings: SystemSettings, double: HubDouble, clock: SetClock
) -> None:
    told = with_options(settings, authorization="N3 0f0f0f")
    registry = connect([told], clock)
    await registry.sources["hub"].clinics()
    assert {call.headers["authorization"] for call in double.calls} == {"N3 0f0f0f"}
    assert "0f0f0f" not in repr(told)
    await registry.close()


async def test_without_a_reader_nobody_is_named(settings: SystemSettings, double: HubDouble, clock: SetClock) -> None:
    registry = connect([with_options(settings, reader="")], clock)
    await registry.sources["hub"].staff("101")
    assert double.asked("CheckPatient") == []
    assert {call.arguments["idPat"] for call in double.asked("GetSpesialityList")} == {None}
    await registry.close()


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"guid": ""}, "guid"),
        ({"gid": "0"}, "'gid'"),
        ({"zone": "Europe/Atlantis"}, "zone"),
        ({"zone": "../../etc/passwd"}, "zone"),
        ({"ahead_days": "0"}, "ahead_days"),
        ({"ahead_days": "soon"}, "ahead_days"),
        ({"reader": "Наблюдателева"}, "reader"),
        ({"reader": "Наблюдателева Мария 1980-02-31"}, "reader"),
    ],
)
def test_options_that_can_not_be_used_are_told_without_their_secrets(
    settings: SystemSettings, clock: SetClock, options: dict[str, str], why: str
) -> None:
    with pytest.raises(BadSystems, match=why) as error:
        connect([with_options(settings, **options)], clock)
    assert READER.split()[0] not in str(error.value)
