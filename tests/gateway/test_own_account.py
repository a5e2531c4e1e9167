"""An account of our own in the whole service: codes are on their way within a second, the session is the graph's."""

import asyncio
import re
import time
from pathlib import Path

import httpx
import pytest

from gateway.app import create_app, serving
from gateway.parts import build_parts
from gateway.settings import SettingsError, read_settings
from storage.database import migrate
from tests.services.keys import TEST_KEYS

ORIGIN = "http://127.0.0.1:8000"
PERSON = {
    "phone": "+79001234501",
    "email": "anna@example.org",
    "password": "lambda harbour 42",
    "familyName": "Ковалёва",
    "givenName": "Анна",
    "birthDate": "1989-05-05",
    "sex": "FEMALE",
    "consent": True,
}
LETTERS = {"TALON_SMTP_URL": "smtp://mail.example", "TALON_SMTP_FROM": "talon@clinic.example"}
SMS = {"TALON_SMS_URL": "https://sms.example"}
PRODUCTION = {"TALON_PRODUCTION": "1", "TALON_ORIGIN": "https://talon.example", **TEST_KEYS}


async def test_codes_are_on_their_way_within_a_second_and_the_session_is_the_graphs(tmp_path: Path) -> None:
    url = f"sqlite://{tmp_path}/talon.sqlite3"
    await migrate(url)
    parts = build_parts(read_settings({"TALON_DATABASE_URL": url, **TEST_KEYS}))
    app = create_app(parts)
    transport = httpx.ASGITransport(app)
    async with (
        serving(parts),
        httpx.AsyncClient(transport=transport, base_url=ORIGIN, headers={"origin": ORIGIN}) as client,
    ):
        handle = (await client.post("/auth/register", json=PERSON)).json()["handle"]
        codes = await _codes(client, within=1)
        done = await client.post("/auth/register/confirm", json={"handle": handle, **codes})
        assert done.json() == {"step": "done", "to": "/"}
        answer = await client.post("/graphql", json={"query": "{ viewer { hasPassword contacts { shown verified } } }"})
        assert answer.json()["data"]["viewer"] == {
            "hasPassword": True,
            "contacts": [
                {"shown": "+7 900 •••-••-01", "verified": True},
                {"shown": "a•••@example.org", "verified": True},
            ],
        }


async def _codes(client: httpx.AsyncClient, within: float) -> dict[str, str]:
    deadline = time.monotonic() + within
    while True:
        page = (await client.get("/dev/notices")).text
        found = dict(re.findall(r'data-channel="(SMS|EMAIL)".*?код (\d{6})', page, re.DOTALL))
        if len(found) == 2 or time.monotonic() > deadline:
            assert len(found) == 2, "the codes took too long"
            return {"phoneCode": found["SMS"], "emailCode": found["EMAIL"]}
        await asyncio.sleep(0.02)


async def test_production_shows_no_notices() -> None:
    settings = read_settings({**PRODUCTION, **LETTERS, **SMS})
    assert settings.own_accounts
    app = create_app(build_parts(settings))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="https://talon.example") as client:
        assert (await client.get("/dev/notices")).status_code == 404
        assert (await client.get("/auth/options")).json()["ownAccounts"] is True


def test_production_has_own_accounts_where_codes_can_be_sent_both_ways() -> None:
    provider = {"TALON_OIDC_ISSUER": "https://id.example", "TALON_OIDC_CLIENT_ID": "t", "TALON_OIDC_CLIENT_SECRET": "s"}
    assert not read_settings({**PRODUCTION, **provider}).own_accounts
    assert not read_settings({**PRODUCTION, **provider, **LETTERS}).own_accounts
    with pytest.raises(SettingsError, match="TALON_SMS_URL"):
        read_settings({**PRODUCTION, **provider, **LETTERS, "TALON_OWN_ACCOUNTS": "1"})
    with pytest.raises(SettingsError, match="nobody could sign in"):
        read_settings({**PRODUCTION, **LETTERS})
    with pytest.raises(SettingsError, match="TALON_SMTP_FROM"):
        read_settings({"TALON_SMTP_URL": "smtp://mail.example"})
