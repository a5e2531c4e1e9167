"""Where a screen leads back to: screens of ours only."""

import pytest
from reflex.istate.data import ReflexURL, RouterData

from web.address import way_back


def at(url: str) -> RouterData:
    return RouterData(url=ReflexURL(url))


def test_the_screen_that_sent_one_here_is_the_way_back() -> None:
    assert (
        way_back(at("http://a.example/consents?to=%2Fdoctor%2FRG9j%3Fday%3D2026-11-24"))
        == "/doctor/RG9j?day=2026-11-24"
    )


@pytest.mark.parametrize("to", ["", "//evil.example", "/%5Cevil.example", "https%3A%2F%2Fevil.example", "javascript:1"])
def test_no_other_place_is(to: str) -> None:
    assert way_back(at(f"http://a.example/consents?to={to}")) == ""
