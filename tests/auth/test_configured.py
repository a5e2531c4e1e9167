"""The providers as the operator of the service names them."""

import json
from pathlib import Path
from typing import Any

import pytest
from joserfc.jwk import RSAKey

from auth.configured import SingleProvider, configured_parties
from auth.esia.party import EsiaParty
from auth.provider import ClaimRule, ProviderUnfit
from auth.relying_party import Party, RelyingParty
from tests.services.clock import SetClock

ORIGIN = "https://talon.example"
NONE = SingleProvider(None, None, None, "openid", "trusted", None)
CLINIC = {"name": "clinic", "issuer": "https://id.example", "client_id": "talon", "client_secret": "canary-secret"}


def parties(listed: Any, single: SingleProvider = NONE) -> list[Party]:
    return configured_parties(listed if isinstance(listed, str) else json.dumps(listed), single, ORIGIN, SetClock())


def test_several_stand_side_by_side_and_the_single_one_behind_them(tmp_path: Path) -> None:
    (tmp_path / "esia.pem").write_bytes(RSAKey.generate_key(2048).as_pem(private=False))
    esia = {"name": "esia", "kind": "esia", "client_id": "TALON", "certificate_hash": "A1", "signer": ["openssl"]}
    more = {"title": {"ru": "Портал", "en": "Portal"}, "second_factor": "amr=otp", "operator": "role=desk"}
    single = SingleProvider("https://main.example", "talon", "secret", "openid profile", "level=3", "desk")
    found = parties([{**CLINIC, **more}, {**esia, "key_file": str(tmp_path / "esia.pem")}], single)
    clinic, gosuslugi, main = (party.provider for party in found)
    assert [type(party) for party in found] == [RelyingParty, EsiaParty, RelyingParty]
    assert (clinic.name, clinic.title("ru"), clinic.second_factor) == ("clinic", "Портал", ClaimRule("amr", "otp"))
    assert (gosuslugi.title("ru"), gosuslugi.confirmed) == ("Госуслуги", ClaimRule("urn:esia:sbj:is_tru"))
    assert (main.name, main.confirmed, main.operator) == ("main", ClaimRule("level", "3"), ClaimRule("desk"))
    assert isinstance(found[0], RelyingParty)
    assert found[0].redirect_uri == f"{ORIGIN}/auth/callback/clinic"


def test_they_may_stand_in_a_file_and_secrets_in_files_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("from a file\n")
    entry = {**CLINIC, "client_secret": None, "client_secret_file": str(tmp_path / "secret")}
    (tmp_path / "providers.json").write_text(json.dumps([entry]))
    (party,) = parties(str(tmp_path / "providers.json"))
    assert party.provider.client_secret == "from a file"


def test_without_any_there_are_none() -> None:
    assert configured_parties(None, NONE, ORIGIN, SetClock()) == []


@pytest.mark.parametrize(
    ("listed", "says"),
    [
        ("[", "JSON"),
        ("/nowhere/providers.json", "TALON_PROVIDERS"),
        ([1], "TALON_PROVIDERS"),
        ([{**CLINIC, "isuer": "x"}], "isuer"),
        ([{**CLINIC, "issuer": 17}], "issuer"),
        ([{**CLINIC, "issuer": "ftp://id.example"}], "https"),
        ([{**CLINIC, "name": "Clinic one"}], "name"),
        ([{**CLINIC, "client_secret": None}], "secret"),
        ([{**CLINIC, "client_secret_file": "/nowhere/secret"}], "client_secret_file of 'clinic'"),
        ([{"name": "esia", "kind": "esia", "client_id": "T"}], "certificate_hash"),
        ([{**CLINIC, "kind": "saml"}], "TALON_PROVIDERS"),
    ],
    ids=range(11),
)
def test_a_list_that_can_not_be_used_is_refused_with_a_sentence_and_without_its_secrets(listed: Any, says: str) -> None:
    with pytest.raises(ProviderUnfit, match=says) as refused:
        parties(listed)
    assert "canary-secret" not in str(refused.value)
