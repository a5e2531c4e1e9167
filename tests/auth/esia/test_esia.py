"""Signing in through ESIA, as far as a stand-in that checks every signature can show it."""

import logging
import re
from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta, timezone
from typing import Any

import httpx
import pytest
from joserfc.jwk import RSAKey
from starlette.responses import PlainTextResponse

from auth.esia.dialect import SCOPES, Dialect, client_secret, written
from auth.esia.party import EsiaParty
from auth.esia.signer import NotSigned, ProgramSigner, Signer
from auth.provider import ClaimRule, Kind, Provider, ProviderUnfit
from booking.ports import Sex
from booking.rules.documents import DocumentKind
from storage.models import Account, Login, Patient, PatientDocument, Session
from tests.auth.conftest import ORIGIN, Site, site
from tests.auth.esia.stand_in import ADDRESS, HASH, ISSUER, MNEMONIC, OID, StandIn
from tests.auth.rogue import saying
from tests.services import gost
from tests.services.clock import SetClock

pytestmark = pytest.mark.usefixtures("database")
CALLBACK = f"{ORIGIN}/auth/callback/esia"


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What ESIA says is judged before any database is asked: one kind is enough."""
    return sqlite_url


@pytest.fixture(scope="module")
def signing(tmp_path_factory: pytest.TempPathFactory) -> gost.Signing:
    return gost.signing(tmp_path_factory.mktemp("keys"))


@pytest.fixture
def esia(clock: SetClock, signing: gost.Signing) -> StandIn:
    return StandIn(clock, signing)


def party(esia: StandIn, clock: SetClock, signer: Signer | None = None) -> EsiaParty:
    provider = Provider(
        ISSUER,
        MNEMONIC,
        "",
        confirmed=ClaimRule("urn:esia:sbj:is_tru"),
        scopes=SCOPES,
        kind=Kind.ESIA,
        name="esia",
        second_factor=ClaimRule("urn:esia:amd", "TOTP"),
    )
    dialect = Dialect(ADDRESS, HASH, esia.public_key)
    signs = signer or ProgramSigner(esia.signing.command)
    return EsiaParty(provider, dialect, signs, CALLBACK, clock, esia.open_transport)


@pytest.fixture
def door(esia: StandIn, clock: SetClock) -> Site:
    return site(party(esia, clock), clock=clock)


@pytest.fixture
async def visitor(door: Site, esia: StandIn) -> AsyncIterator[httpx.AsyncClient]:
    async with browser_at(door, esia) as client:
        yield client


def browser_at(ours: Site, esia: StandIn) -> httpx.AsyncClient:
    mounts = {ORIGIN: httpx.ASGITransport(ours.app), ADDRESS: httpx.ASGITransport(esia.app)}
    return httpx.AsyncClient(mounts=mounts, base_url=ORIGIN)


async def come_back(visitor: httpx.AsyncClient, address: str = "sign-in") -> httpx.Response:
    """The whole way; the answer is that of our callback."""
    departed = await visitor.get(f"/auth/{address}/esia", params={"to": "/mine"})
    assert departed.status_code == 303, departed.text
    there = await visitor.get(departed.headers["location"])
    assert there.headers["location"].startswith(CALLBACK), there.headers
    return await visitor.get(there.headers["location"])


async def refused(answer: httpx.Response, reason: str) -> None:
    assert (answer.headers.get("talon-reason"), answer.status_code // 100 in (4, 5)) == (reason, True), answer.text
    assert answer.status_code != 500
    assert await Session.all().count() == 0


def test_the_signatures_are_gost(signing: gost.Signing) -> None:
    if not signing.gost:
        pytest.skip("THIS MACHINE HAS NO GOST ENGINE: RSA STANDS IN FOR IT IN THE TESTS OF ESIA")
    assert b"\x2a\x85\x03\x07\x01\x01\x01\x01" in signing.certificate_der()


async def test_a_person_signs_in(visitor: httpx.AsyncClient) -> None:
    arrived = await come_back(visitor)
    assert (arrived.status_code, arrived.headers.get("location")) == (303, "/mine"), arrived.text
    login, account = await Login.get(), await Account.get()
    assert (login.provider, login.issuer, login.subject) == ("esia", ISSUER, str(OID))
    assert (login.confirmed, account.confirmed) == (True, True)
    patient = await Patient.get()
    assert (patient.family_name, patient.given_name, patient.middle_name) == ("Тихая", "Вера", "Ивановна")
    assert (patient.birth_date, patient.sex, patient.phone) == (date(1980, 1, 31), Sex.FEMALE, "+79000000003")
    assert (await Session.get()).sid == "a-session"


async def test_the_documents_esia_has_checked_are_the_patients(visitor: httpx.AsyncClient, clock: SetClock) -> None:
    for _ in range(2):
        await come_back(visitor)
    papers = await PatientDocument.all().order_by("kind")
    assert [(paper.kind, paper.number) for paper in papers] == [
        (DocumentKind.ENP, "7700000000000008"),
        (DocumentKind.SNILS, "11223344595"),
    ]
    assert {paper.verified_at for paper in papers} == {clock()}


async def test_each_request_is_signed_over_its_own_parts(visitor: httpx.AsyncClient, esia: StandIn) -> None:
    # the stand-in has checked both signatures, else nobody were signed in
    await come_back(visitor)
    first = esia.asked["client_secret"]
    await come_back(visitor)
    assert esia.asked["client_secret"] != first
    assert re.fullmatch(r"[\w=-]+", first)


@pytest.mark.parametrize("part", ["client_id", "scope", "timestamp", "state", "redirect_uri", "client_secret"])
async def test_a_request_that_somebody_changed_is_refused_there(
    visitor: httpx.AsyncClient, part: str, clock: SetClock
) -> None:
    departed = await visitor.get("/auth/sign-in/esia")
    url = httpx.URL(departed.headers["location"])
    changed = {
        "client_id": "OTHER",
        "scope": "openid",
        "timestamp": written(clock() - timedelta(minutes=1)),
        "state": "9f1c1d5e-8f1d-4c2a-a3a1-6f5e3a1b2c3d",
        "redirect_uri": "https://evil.example/",
        "client_secret": "AAAA",
    }
    there = await visitor.get(url.copy_set_param(part, changed[part]))
    assert "error=invalid_request" in there.headers["location"]
    assert re.search(r"ESIA-0070(03|53)", there.headers["location"])


async def test_what_is_signed_is_in_the_order_esia_asks_for() -> None:
    class Plain:
        async def sign(self, message: bytes) -> bytes:
            return b"<" + message + b">"

    asked = {"code": "6", "redirect_uri": "5", "state": "4", "timestamp": "3", "scope": "2", "client_id": "1", "x": "7"}
    assert await client_secret(Plain(), asked) == "PDEyMzQ1Nj4="


def test_a_moment_is_written_as_esia_writes_it() -> None:
    at = datetime(2031, 3, 4, 12, 5, 7, tzinfo=timezone(timedelta(hours=3)))
    assert written(at) == "2031.03.04 09:05:07 +0000"


async def test_an_account_esia_does_not_vouch_for_is_not_confirmed(visitor: httpx.AsyncClient, esia: StandIn) -> None:
    esia.claims = lambda told: {**told, "urn:esia:sbj": {"urn:esia:sbj:oid": OID}}
    await come_back(visitor)
    assert not (await Account.get()).confirmed


async def test_the_registers_word_alone_confirms_nobody(visitor: httpx.AsyncClient, esia: StandIn) -> None:
    esia.claims = lambda told: {**told, "urn:esia:sbj": {"urn:esia:sbj:oid": OID}}
    esia.person = saying(**{"urn:esia:sbj:is_tru": True, "trusted": True})
    await come_back(visitor)
    assert not (await Account.get()).confirmed


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("007003", "PROVIDER_REFUSED"),
        ("007004", "DECLINED"),
        ("007008", "PROVIDER_SILENT"),
        ("007014", "PROVIDER_REFUSED"),
        ("007015", "PROVIDER_REFUSED"),
        ("007019", "PROVIDER_REFUSED"),
        ("007023", "PROVIDER_REFUSED"),
        ("007053", "PROVIDER_REFUSED"),
        ("007055", "IDENTITY_NOT_CONFIRMED"),
    ],
)
async def test_esias_own_codes_become_our_reasons(
    visitor: httpx.AsyncClient, esia: StandIn, code: str, reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    esia.fail = code
    await refused(await come_back(visitor), reason)
    assert f"ESIA-{code}" in caplog.text
    assert "обработке" not in caplog.text


@pytest.mark.parametrize(
    ("code", "reason"), [("007011", "SIGN_IN_EXPIRED"), ("007008", "PROVIDER_SILENT"), ("007053", "PROVIDER_REFUSED")]
)
async def test_so_do_those_of_its_token_endpoint(
    visitor: httpx.AsyncClient, esia: StandIn, code: str, reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    esia.fail_at_token = code
    await refused(await come_back(visitor), reason)
    assert "Вера" not in caplog.text


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param(saying(iss="http://evil.example/"), id="another issuer"),
        pytest.param(saying(aud="OTHER"), id="another audience"),
        pytest.param(saying(exp=1), id="expired"),
        pytest.param(saying(sub=None), id="no subject"),
        pytest.param(saying(sub=1), id="not the subject's number"),
        pytest.param(saying(sub=[OID]), id="a list for a subject"),
        pytest.param(saying(**{"urn:esia:sbj": None}), id="no person"),
        pytest.param(saying(**{"urn:esia:sbj": "x"}), id="a text for a person"),
        pytest.param(saying(**{"urn:esia:sbj": {"urn:esia:sbj:oid": 1}}), id="another person"),
    ],
)
async def test_a_token_that_says_the_wrong_thing_is_refused(
    visitor: httpx.AsyncClient, esia: StandIn, claims: Any
) -> None:
    esia.claims = claims
    await refused(await come_back(visitor), "PROVIDER_MISTRUSTED")


@pytest.mark.parametrize(
    "tokens",
    [
        pytest.param(saying(state="9f1c1d5e-8f1d-4c2a-a3a1-6f5e3a1b2c3d"), id="another state"),
        pytest.param(saying(state=None), id="no state"),
        pytest.param(saying(id_token=None), id="no ID token"),
        pytest.param(saying(id_token="a.b.c"), id="no token at all"),
        pytest.param(saying(access_token=17), id="a number for an access token"),
        pytest.param(lambda _: ["id_token"], id="a list"),
        pytest.param(lambda _: PlainTextResponse("<html>"), id="no JSON"),
    ],
)
async def test_a_token_answer_that_is_wrong_is_refused(visitor: httpx.AsyncClient, esia: StandIn, tokens: Any) -> None:
    esia.tokens = tokens
    await refused(await come_back(visitor), "PROVIDER_MISTRUSTED")


async def test_a_token_signed_with_another_key_is_refused(visitor: httpx.AsyncClient, esia: StandIn) -> None:
    esia.key = RSAKey.generate_key(2048)
    await refused(await come_back(visitor), "PROVIDER_MISTRUSTED")


@pytest.mark.parametrize(
    ("person", "reason"),
    [
        pytest.param(lambda _: PlainTextResponse("down", 503), "PROVIDER_SILENT", id="down"),
        pytest.param(lambda _: PlainTextResponse("<html>"), "PROVIDER_MISTRUSTED", id="no JSON"),
        pytest.param(lambda _: [1], "PROVIDER_MISTRUSTED", id="a list"),
    ],
)
async def test_a_register_that_does_not_answer_lets_nobody_in(
    visitor: httpx.AsyncClient, esia: StandIn, person: Any, reason: str
) -> None:
    esia.person = person
    await refused(await come_back(visitor), reason)


async def test_a_person_whose_birth_date_is_nonsense_gets_an_account_alone(
    visitor: httpx.AsyncClient, esia: StandIn
) -> None:
    esia.person = saying(birthDate="1980-31-01")
    assert (await come_back(visitor)).status_code == 200
    assert (await Account.get()).patient_id is None


@pytest.mark.parametrize("command", [("false",), ("true",), ("/nowhere/openssl",)])
async def test_a_signer_that_fails_is_a_service_that_does_not_answer(
    esia: StandIn, clock: SetClock, command: tuple[str, ...], caplog: pytest.LogCaptureFixture
) -> None:
    door = site(party(esia, clock, ProgramSigner(command)), clock=clock)
    async with browser_at(door, esia) as visitor:
        await refused(await visitor.get("/auth/sign-in/esia"), "PROVIDER_SILENT")
    assert "the signer" in caplog.text
    with pytest.raises(NotSigned):
        await ProgramSigner(command).sign(b"message")


async def test_a_second_factor_counts_when_it_was_shown_after_we_asked(
    visitor: httpx.AsyncClient, esia: StandIn, clock: SetClock
) -> None:
    await come_back(visitor)
    earlier = int((clock() - timedelta(minutes=5)).timestamp())
    for said in ({"urn:esia:amd": "TOTP", "auth_time": earlier}, {"urn:esia:amd": "PWD"}):
        esia.claims = saying(**said)
        assert (await come_back(visitor, "step-up")).headers["talon-reason"] == "SECOND_FACTOR_NOT_SHOWN"
    esia.claims = saying(**{"urn:esia:amd": "TOTP"})
    assert (await come_back(visitor, "step-up")).headers["location"] == "/mine"
    assert "second_factor=True" in (await visitor.get("/whoami")).json()["actor"]


async def test_signing_out_goes_by_esia(visitor: httpx.AsyncClient) -> None:
    await come_back(visitor)
    out = await visitor.post("/auth/sign-out", headers={"origin": ORIGIN})
    expected = f"{ADDRESS}/idp/ext/Logout?client_id={MNEMONIC}&redirect_url=http%3A%2F%2F127.0.0.1%3A8000%2F"
    assert out.headers["location"] == expected


def test_a_key_that_is_none_is_refused_at_the_start(clock: SetClock, esia: StandIn) -> None:
    provider = party(esia, clock).provider
    with pytest.raises(ProviderUnfit, match="PEM"):
        EsiaParty(provider, Dialect(ADDRESS, HASH, "no key"), ProgramSigner(("true",)), CALLBACK, clock)


async def test_nothing_of_the_person_reaches_the_log(
    visitor: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    for room in ("auth", "authlib", "joserfc"):
        caplog.set_level(logging.DEBUG, room)
    await come_back(visitor)
    log = "\n".join(record.getMessage() for record in caplog.records if record.name != "httpx")
    assert not [word for word in ("Тихая", "Вера", "112-233", "1980", str(OID), "0000003") if word in log]
