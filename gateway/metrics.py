"""Figures for a machine that watches the service, as Prometheus reads them; nothing of a patient is in them."""

from collections.abc import Collection, Iterator
from hmac import compare_digest

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from booking.ports import Clock
from booking.rules.policy import Policy
from storage.queries.counted import Readings, counted_readings
from storage.queries.systems import SystemFacts, system_states


def metrics_routes(token: str | None, systems: Collection[str], clock: Clock, policy: Policy) -> list[Route]:
    """None when no token is configured: then nobody is told that there are any. `systems`: those that are read."""
    if token is None:
        return []
    wanted = f"Bearer {token}".encode()

    async def metrics(request: Request) -> Response:
        if not compare_digest(request.headers.get("authorization", "").encode(), wanted):
            return Response(status_code=401, headers={"WWW-Authenticate": "Bearer", "Cache-Control": "no-store"})
        states = await system_states(systems, clock(), policy)
        text = written(states, await counted_readings(systems))
        return Response(text, media_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"})

    return [Route("/metrics", metrics)]


def written(states: dict[str, SystemFacts], readings: dict[str, Readings]) -> bytes:
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Told(states, readings))
    return generate_latest(registry)


class _Told(Collector):
    """What the tables said just now: any process may be asked, whichever of them reads."""

    def __init__(self, states: dict[str, SystemFacts], readings: dict[str, Readings]) -> None:
        self._states = states
        self._readings = readings

    def collect(self) -> Iterator[Metric]:
        yield self._clinics()
        yield self._ages()
        yield self._unsettled()
        yield self._outcomes()
        yield self._alarms()

    def _clinics(self) -> Metric:
        family = GaugeMetricFamily("talon_clinics", "Clinics by the age of their schedule.", labels=["system", "state"])
        for name, facts in self._states.items():
            for state, count in (("fresh", facts.fresh), ("delayed", facts.delayed), ("stale", facts.stale)):
                family.add_metric([name, state], count)
        return family

    def _ages(self) -> Metric:
        family = GaugeMetricFamily(
            "talon_schedule_age_seconds",
            "Age of the oldest schedule; infinite when one was never read.",
            labels=["system"],
        )
        for name, facts in self._states.items():
            if facts.clinics:
                family.add_metric([name], float("inf") if facts.oldest_seconds is None else facts.oldest_seconds)
        return family

    def _unsettled(self) -> Metric:
        family = GaugeMetricFamily(
            "talon_unsettled_appointments", "Appointments that wait for the clinic's word.", labels=["system"]
        )
        for name, facts in self._states.items():
            family.add_metric([name], facts.unsettled)
        return family

    def _outcomes(self) -> Metric:
        family = CounterMetricFamily("talon_readings", "Readings that have ended.", labels=["system", "outcome"])
        for name, counts in self._readings.items():
            family.add_metric([name, "succeeded"], counts.succeeded)
            family.add_metric([name, "failed"], counts.failed)
        return family

    def _alarms(self) -> Metric:
        family = GaugeMetricFamily("talon_stale_alarms", "Schedules for whose age an alarm stands.", labels=["system"])
        for name, counts in self._readings.items():
            family.add_metric([name], counts.alarms)
        return family
