"""What the door turns down, and how it says so: the same on every database, hence tried on one."""

from datetime import timedelta
from typing import Any

import pytest

from tests.auth.conftest import ORIGIN
from tests.auth.own.authenticator import Passkey
from tests.auth.own.site import Browser, OwnSite, Person, form
from tests.auth.own.test_passkeys import HOST, a_passkey

NEW = Person("+79001239901", "new@example.org")
CHANGES = [
    ("factors/totp", {}),
    ("factors/totp/confirm", {"code": "1"}),
    ("factors/passkey/options", {}),
    ("factors/passkey", {"credential": {}, "label": "x"}),
    ("factors/code", {"kind": "SMS"}),
    ("factors/remove", {"id": "x"}),
    ("recovery-codes", {}),
    ("password", {"password": "seventeen green lamps"}),
    ("contacts", {"kind": "EMAIL", "value": "other@example.org"}),
    ("contacts/confirm", {"handle": "x", "code": "1"}),
    ("contacts/remove", {"id": "x"}),
    ("logins/remove", {"id": "x"}),
]


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"password": "short"}, "PASSWORD_SHORT", "password"),
        ({"password": "ы" * 257}, "PASSWORD_LONG", "password"),
        ({"password": "password1234"}, "PASSWORD_COMMON", "password"),
        ({"password": "йцукенгшщзхъ"}, "PASSWORD_COMMON", "password"),
        ({"password": "123456789012"}, "PASSWORD_COMMON", "password"),
        ({"password": "Ковалёва1989"}, "PASSWORD_COMMON", "password"),
        ({"phone": "12"}, "BAD_INPUT", "phone"),
        ({"email": "anna"}, "BAD_INPUT", "email"),
        ({"familyName": "42"}, "BAD_INPUT", "familyName"),
        ({"birthDate": "2999-01-01"}, "BAD_INPUT", "birthDate"),
        ({"birthDate": "1800-01-01"}, "BAD_INPUT", "birthDate"),
        ({"birthDate": "5 мая"}, "BAD_INPUT", "birthDate"),
        ({"sex": "?"}, "BAD_INPUT", "sex"),
        ({"consent": False}, "CONSENT_MISSING", "consent"),
        ({"consent": "yes"}, "CONSENT_MISSING", "consent"),
    ],
)
async def test_what_cannot_be_taken_is_named(
    browser: Browser, changes: dict[str, object], code: str, field: str
) -> None:
    said = await browser.post("register", **(form(NEW) | changes))
    assert (said.code, said.body["error"]["field"]) == (code, field)


@pytest.mark.parametrize(("path", "body"), CHANGES)
async def test_a_change_needs_a_session_and_a_second_factor_shown_lately(
    site: OwnSite, browser: Browser, path: str, body: dict[str, object]
) -> None:
    assert (await browser.post(path, **body)).code == "SIGN_IN_REQUIRED"
    person = await site.with_app(browser)
    site.clock.advance(timedelta(minutes=30))
    said = await browser.post(path, **body)
    assert (said.status, said.code) == (403, "SECOND_FACTOR_REQUIRED")
    await browser.done("step-up")
    await browser.done("factor/verify", kind="TOTP", code=site.app_code(person))
    assert (await browser.post(path, **body)).code != "SECOND_FACTOR_REQUIRED"


@pytest.mark.parametrize(
    "credential",
    [
        {},
        {"id": 1},
        {"id": "é"},
        {"id": "x" * 600},
        {"id": "AAAA", "rawId": "AAAA", "type": "public-key", "response": {}},
        {"id": "AAAA", "rawId": "AAAA", "type": "public-key", "response": {"clientDataJSON": "!", "x": []}},
        {"id": "AAAA", "rawId": "BBBB", "type": "?", "response": None},
    ],
)
async def test_nonsense_from_a_browser_is_refused(site: OwnSite, browser: Browser, credential: dict[str, Any]) -> None:
    await site.register(browser)
    await browser.done("factors/passkey/options")
    assert (await browser.post("factors/passkey", credential=credential, label="Ключ")).code == "PASSKEY_REFUSED"
    async with site.browser() as other:
        await other.done("passkey/options")
        assert (await other.post("passkey/verify", credential=credential)).code == "PASSKEY_REFUSED"


async def test_garbled_answers_are_refused(site: OwnSite, browser: Browser) -> None:
    await site.register(browser)
    passkey = await a_passkey(browser)
    async with site.browser() as other:
        options = (await other.done("passkey/options")).body["options"]
        for part in ("clientDataJSON", "authenticatorData", "signature"):
            for garbage in ("", "AAAA", "A" * 400, "eyJ9"):
                answer = passkey.get(options)
                answer["response"][part] = garbage
                said = await other.post("passkey/verify", credential=answer)
                assert said.code == "PASSKEY_REFUSED", (part, garbage)
                options = (await other.done("passkey/options")).body["options"]
    for garbage in ("", "AAAA", "oA", "_" * 400):
        options = (await browser.done("factors/passkey/options")).body["options"]
        made = Passkey(ORIGIN, HOST).create(options)
        made["response"]["attestationObject"] = garbage
        assert (await browser.post("factors/passkey", credential=made, label="Ключ")).code == "PASSKEY_REFUSED"
