"""What production settings close."""

from collections.abc import AsyncIterator

import pytest

from gateway.settings import SettingsError, read_settings
from storage.database import close_database, open_database
from tests.gateway.door import Door, a_door
from tests.services.clock import SetClock
from tests.services.keys import TEST_KEYS, TEST_RING

PRODUCTION = {
    "TALON_PRODUCTION": "1",
    "TALON_ORIGIN": "https://talon.example",
    "TALON_OIDC_ISSUER": "https://id.example",
    "TALON_OIDC_CLIENT_ID": "talon",
    "TALON_OIDC_CLIENT_SECRET": "secret",
    **TEST_KEYS,
}


@pytest.fixture
async def production(sqlite_url: str, clock: SetClock) -> AsyncIterator[Door]:
    await open_database(sqlite_url, TEST_RING)
    settings = read_settings(PRODUCTION)
    try:
        async with a_door(clock, settings) as door:
            yield door
    finally:
        await close_database()


async def test_the_schema_is_not_told(production: Door) -> None:
    for query in ("{ __schema { types { name } } }", '{ __type(name: "Doctor") { name } }'):
        errors = (await production.caller().tell(query))["errors"]
        assert {error["extensions"]["code"] for error in errors} == {"GRAPHQL_VALIDATION_FAILED"}
    assert await production.caller().ask("{ __typename }") == {"__typename": "Query"}


@pytest.mark.parametrize(
    "query", ["{ doctor }", "{ doctors(firs: 1) { totalCount } }", "{ doctors { totalCoun } }", "{ viewer { rol } }"]
)
async def test_no_name_is_suggested(production: Door, query: str) -> None:
    (error,) = (await production.caller().tell(query))["errors"]
    assert "Did you mean" not in error["message"]


async def test_names_are_suggested_in_development(sqlite_door: Door) -> None:
    (error,) = (await sqlite_door.caller().tell("{ doctor }"))["errors"]
    assert "Did you mean" in error["message"]


@pytest.mark.parametrize("path", ["/graphiql", "/graphiql/react.js", "/demo-provider/authorize"])
async def test_what_is_for_development_is_not_there(production: Door, path: str) -> None:
    assert (await production.caller().client.get(path)).status_code == 404


async def test_loopback_is_no_page_of_ours(production: Door) -> None:
    body = b'{"query":"{ __typename }"}'
    for origin, status in (
        ("http://127.0.0.1:8000", 403),
        ("https://talon.example", 200),
        ("http://talon.example", 403),
    ):
        answer = await production.caller().send(body=body, content_type="application/json", origin=origin)
        assert answer.status_code == status


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"TALON_ORIGIN": "http://talon.example"}, "TALON_ORIGIN"),
        ({"TALON_DEMO": "1"}, "TALON_DEMO"),
        ({"TALON_DATA_KEYS": ""}, "TALON_DATA_KEYS"),
        ({"TALON_INDEX_KEY": ""}, "TALON_INDEX_KEY"),
        ({"TALON_OIDC_ISSUER": "", "TALON_OIDC_CLIENT_ID": "", "TALON_OIDC_CLIENT_SECRET": ""}, "TALON_OIDC_ISSUER"),
        ({"TALON_OIDC_ISSUER": "http://id.example"}, "TALON_OIDC_ISSUER"),
        ({"TALON_OIDC_CLIENT_SECRET": ""}, "TALON_OIDC_CLIENT_SECRET"),
        ({"TALON_PORT": "x"}, "TALON_PORT"),
        ({"TALON_PORT": "70000"}, "TALON_PORT"),
        ({"TALON_PRODUCTION": "perhaps"}, "TALON_PRODUCTION"),
        ({"TALON_ORIGIN": "https://talon.example/page"}, "TALON_ORIGIN"),
        ({"TALON_DATABASE_URL": "mysql://x"}, "TALON_DATABASE_URL"),
        ({"TALON_BROKER_URL": "kafka://x"}, "TALON_BROKER_URL"),
        ({"TALON_WORKER": "0"}, "TALON_WORKER"),
        ({"TALON_DEADLINE_SECONDS": "0"}, "TALON_DEADLINE_SECONDS"),
    ],
)
def test_settings_that_cannot_be_used_are_refused_with_a_sentence(changed: dict[str, str], named: str) -> None:
    with pytest.raises(SettingsError) as refused:
        read_settings(PRODUCTION | changed)
    assert named in str(refused.value)
    assert str(refused.value).endswith(".")
    assert "secret" not in repr(read_settings(PRODUCTION))


def test_without_any_variable_the_settings_are_for_development() -> None:
    settings = read_settings({})
    assert (settings.production, settings.demo, settings.worker) == (False, True, True)
    assert settings.origin == "http://127.0.0.1:8000"
