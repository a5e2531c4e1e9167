"""Which backends the tests really ran on: the table that closes a run."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pytest

PROPERTY = "backend"
# a fixture, its parameter if it has any → the backend the test runs on
BACKENDS: Mapping[tuple[str, str | None], str] = {
    ("database_url", "sqlite"): "SQLite",
    ("sqlite_url", None): "SQLite",
    ("database_url", "postgresql"): "PostgreSQL",
    ("postgresql", None): "PostgreSQL",
    ("postgresql_url", None): "PostgreSQL",
    ("broker_url", "memory"): "memory",
    ("broker_url", "redis"): "Redis",
    ("redis", None): "Redis",
    ("redis_url", None): "Redis",
    ("chromium", None): "Chromium",
    ("medplum", None): "Medplum",
    ("fhir", "medplum"): "Medplum",
    ("sekmet", None): "sekmet",
    ("fhir", "sekmet"): "sekmet",
}
ORDER = ("SQLite", "PostgreSQL", "memory", "Redis", "Chromium", "Medplum", "sekmet")


def backends(item: pytest.Item) -> set[str]:
    """The backends of one test, from its fixtures and their parameters."""
    names: Iterable[str] = getattr(item, "fixturenames", ())
    parameters: Mapping[str, object] = item.callspec.params if hasattr(item, "callspec") else {}
    keys = ((name, str(parameters[name]) if name in parameters else None) for name in names)
    return {BACKENDS[key] for key in keys if key in BACKENDS}


@dataclass
class Tally:
    """Outcomes counted by backend; "all" counts every test once."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, report: pytest.TestReport) -> None:
        if report.when != "call" and report.outcome == "passed":
            return
        ran_on = [str(value) for name, value in report.user_properties if name == PROPERTY]
        for row in (*ran_on, "all"):
            self.counts.setdefault(row, Counter())[report.outcome] += 1

    def lines(self) -> Iterable[str]:
        yield f"{'backend':<12}{'tests run':>10}{'failed':>8}{'skipped':>9}"
        for row in (*ORDER, "all"):
            count = self.counts.get(row, Counter())
            yield f"{row:<12}{count['passed'] + count['failed']:>10}{count['failed']:>8}{count['skipped']:>9}"
