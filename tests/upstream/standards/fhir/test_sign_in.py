"""SMART Backend Services: at an endpoint of our own that checks everything, and at a real server."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from joserfc.jwk import ECKey, OctKey, RSAKey

from booking.ports import ClinicUnreachable
from tests.services import sekmet
from tests.services.clock import SetClock
from tests.upstream.standards.fhir.conftest import at_once
from tests.upstream.standards.fhir.token_endpoint import CLIENT, ORIGIN, TOKEN_URL, Guarded
from upstream.configured import BadSystems, SystemSettings, SystemTitle
from upstream.http import ClinicHttp
from upstream.standards.fhir import connect
from upstream.standards.fhir.client import FhirClient
from upstream.standards.fhir.sign_in import read_sign_in


def rsa() -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": "key-1"})


def ec(curve: str = "P-384") -> ECKey:
    return ECKey.generate_key(curve, {"kid": "key-1"})


def written(key: RSAKey | ECKey, folder: Path, *, as_jwk: bool = False) -> str:
    path = folder / "key"
    path.write_bytes(
        httpx.Request("POST", "/", json=key.as_dict(private=True)).content if as_jwk else key.as_pem(private=True)
    )
    return str(path)


def settings(private_key: str, **more: str) -> SystemSettings:
    options = {"token_url": TOKEN_URL, "client_id": CLIENT, "private_key": private_key, "key_id": "key-1", **more}
    return SystemSettings("hospital", "fhir", f"{ORIGIN}/fhir", SystemTitle("Больница", "Hospital"), options)


def guarded(key: RSAKey | ECKey, clock: SetClock) -> Guarded:
    return Guarded(clock, key, "RS384" if isinstance(key, RSAKey) else "ES384")


@asynccontextmanager
async def signed_in(server: Guarded, configured: SystemSettings, clock: SetClock) -> AsyncIterator[FhirClient]:
    def http(url: str) -> ClinicHttp:
        return ClinicHttp("hospital", url, transport=httpx.ASGITransport(server.app), pause=at_once)

    client = FhirClient(http(f"{ORIGIN}/fhir"), read_sign_in(configured, clock, http(TOKEN_URL)))
    yield client
    await client.close()


async def asks(client: FhirClient) -> bool:
    return await client.any("Slot", [])


@pytest.mark.parametrize("as_jwk", [False, True])
@pytest.mark.parametrize("make", [rsa, ec])
async def test_a_signed_assertion_gets_a_token(
    make: Callable[[], RSAKey | ECKey], as_jwk: bool, clock: SetClock, tmp_path: Path
) -> None:
    key = make()
    server = guarded(key, clock)
    async with signed_in(server, settings(written(key, tmp_path, as_jwk=as_jwk)), clock) as client:
        await asks(client)
    assert (server.refused, server.issued, server.asked) == ([], 1, 1)


async def test_a_token_is_used_until_shortly_before_its_end(clock: SetClock, tmp_path: Path) -> None:
    key = ec()
    server = guarded(key, clock)
    async with signed_in(server, settings(written(key, tmp_path)), clock) as client:
        await asyncio.gather(*(asks(client) for _ in range(5)))
        clock.advance(timedelta(seconds=260))
        await asks(client)
        assert server.issued == 1
        clock.advance(timedelta(seconds=20))
        await asks(client)
    assert (server.issued, server.asked, server.refused) == (2, 7, [])


async def test_a_token_that_is_not_taken_any_more_is_fetched_anew_once(clock: SetClock, tmp_path: Path) -> None:
    key = ec()
    server = guarded(key, clock)
    async with signed_in(server, settings(written(key, tmp_path)), clock) as client:
        await asks(client)
        server.forget_tokens()
        await asyncio.gather(*(asks(client) for _ in range(5)))
    assert (server.issued, server.refused) == (2, [])


@pytest.mark.parametrize("lives", [None, "soon", -5, True, 0, 1e300])
async def test_an_odd_length_of_life_does_no_harm(lives: object, clock: SetClock, tmp_path: Path) -> None:
    key = ec()
    server = guarded(key, clock)
    server.lives = lives
    async with signed_in(server, settings(written(key, tmp_path)), clock) as client:
        await asks(client)
    assert server.issued == 1


async def test_who_is_not_known_there_has_sent_nothing(clock: SetClock, tmp_path: Path) -> None:
    server = guarded(ec(), clock)
    async with signed_in(server, settings(written(ec(), tmp_path)), clock) as client:
        with pytest.raises(ClinicUnreachable):
            await asks(client)
    assert (server.asked, len(server.refused)) == (0, 1)


async def test_a_server_that_wants_a_sign_in_where_none_is_configured_is_unreachable(clock: SetClock) -> None:
    server = guarded(ec(), clock)
    http = ClinicHttp("hospital", f"{ORIGIN}/fhir", transport=httpx.ASGITransport(server.app), pause=at_once)
    with pytest.raises(ClinicUnreachable):
        await asks(FhirClient(http))
    await http.close()


def test_a_key_that_can_not_sign_is_told_at_the_start(clock: SetClock, tmp_path: Path) -> None:
    with pytest.raises(BadSystems, match="can not be read"):
        read_sign_in(settings(str(tmp_path / "nowhere")), clock)
    (tmp_path / "nonsense").write_text("{]")
    with pytest.raises(BadSystems, match="can not be read"):
        read_sign_in(settings(str(tmp_path / "nonsense")), clock)
    with pytest.raises(BadSystems, match="P-384"):
        read_sign_in(settings(written(ec("P-256"), tmp_path)), clock)
    public = tmp_path / "public"
    public.write_bytes(httpx.Request("POST", "/", json=ec().as_dict(private=False)).content)
    with pytest.raises(BadSystems, match="has to be"):
        read_sign_in(settings(str(public)), clock)
    symmetric = tmp_path / "symmetric"
    symmetric.write_bytes(httpx.Request("POST", "/", json=OctKey.generate_key(256).as_dict()).content)
    with pytest.raises(BadSystems, match="has to be"):
        read_sign_in(settings(str(symmetric)), clock)


async def test_a_real_server_lets_us_in(tmp_path: Path) -> None:
    key = ec()
    client = {"client_id": CLIENT, "jwks": {"keys": [key.as_dict(private=False)]}, "scopes": "system/*.*"}
    with sekmet.running({"server_auth": {"types": ["smart"], "smart_clients": [client]}}) as server:
        token_url = server.url.removesuffix("/fhir") + "/auth/token"
        told = {**settings(written(key, tmp_path)).options, "token_url": token_url}
        one = SystemSettings("hospital", "fhir", server.url, SystemTitle("Больница", "Hospital"), told)
        connected = connect(one, lambda: datetime.now(UTC))
        assert (await connected.schedule.clinics()).items == ()
        await connected.close()
        stranger = SystemSettings("hospital", "fhir", server.url, SystemTitle("Больница", "Hospital"))
        connected = connect(stranger, lambda: datetime.now(UTC))
        with pytest.raises(ClinicUnreachable):
            await connected.schedule.clinics()
        await connected.close()
