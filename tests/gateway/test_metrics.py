"""Figures for whoever watches by machine: for the token alone, and nothing of anybody in them."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.applications import Starlette

from gateway.metrics import metrics_routes
from storage.models import Clinic, Reading
from tests.gateway.door import Door

TOKEN = "s3cret-of-the-watch"
ASK = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture
async def watched(door: Door) -> AsyncIterator[httpx.AsyncClient]:
    parts = door.parts
    app = Starlette(routes=metrics_routes(TOKEN, ["far", "near"], parts.clock, parts.engine.policy))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://talon") as client:
        yield client


async def figures(client: httpx.AsyncClient) -> dict[str, float]:
    answer = await client.get("/metrics", headers=ASK)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain; version=")
    return {
        f"{sample.name}{sorted(sample.labels.items())}": sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


async def test_every_system_tells_its_clinics_by_age_its_readings_and_its_alarms(
    door: Door, watched: httpx.AsyncClient
) -> None:
    world, now = door.world, door.world.clock()
    clinic = world.far_clinic
    for key, fault in (("far", None), (f"far/{clinic.native_key}", "TimeoutError")):
        await Reading.create(key=key, due_at=now, fault=fault, fault_at=now, succeeded=3, failed=1)
    await Reading.filter(fault__isnull=False).update(alarmed_at=now)
    await Clinic.filter(id=clinic.id).update(confirmed_at=now - timedelta(seconds=100))
    told = await figures(watched)
    by_age = {
        state: told[f"talon_clinics[('state', '{state}'), ('system', 'far')]"]
        for state in ("fresh", "delayed", "stale")
    }
    assert by_age == {"fresh": 0, "delayed": 1, "stale": 0}
    assert told["talon_schedule_age_seconds[('system', 'far')]"] == 100
    assert told["talon_readings_total[('outcome', 'succeeded'), ('system', 'far')]"] == 6
    assert told["talon_readings_total[('outcome', 'failed'), ('system', 'far')]"] == 2
    assert told["talon_stale_alarms[('system', 'far')]"] == 1
    assert told["talon_unsettled_appointments[('system', 'far')]"] == 0
    assert told["talon_clinics[('state', 'fresh'), ('system', 'near')]"] == 0


async def test_a_clinic_that_was_never_read_makes_its_systems_age_infinite(
    door: Door, watched: httpx.AsyncClient
) -> None:
    await Clinic.filter(id=door.world.far_clinic.id).update(confirmed_at=None)
    assert (await figures(watched))["talon_schedule_age_seconds[('system', 'far')]"] == float("inf")


@pytest.mark.parametrize("headers", [{}, {"Authorization": TOKEN}, {"Authorization": f"Bearer {TOKEN}x"}])
async def test_nobody_else_reads_them(watched: httpx.AsyncClient, headers: dict[str, str]) -> None:
    answer = await watched.get("/metrics", headers=headers)
    assert (answer.status_code, answer.content) == (401, b"")


async def test_without_a_token_there_are_none(sqlite_door: Door) -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(sqlite_door.app), base_url="http://talon") as client:
        assert (await client.get("/metrics", headers={"Authorization": "Bearer None"})).status_code == 404
    assert TOKEN not in repr(replace(sqlite_door.parts.door, metrics_token=TOKEN))
