"""`python -m tests.conformance`: what others have laid down for OpenID Connect, GraphQL over HTTP and WebSocket.

Runs those suites and prints one JSON line; ends with a status that is not 0 when a case failed or a suite is too small.
"""

import contextlib
import json
import sys
from dataclasses import dataclass, field

import pytest

# a suite, the tests it is made of, and how many cases it may not fall below
RELYING_PARTY = (
    "tests/auth/test_misbehaving_provider.py",
    "tests/auth/test_certified_provider.py",
    "tests/auth/test_several_providers.py",
    "tests/auth/test_back_channel_logout.py",
)
AUDITS = ("tests/gateway/test_audits.py",)
WEBSOCKET = ("tests/conformance/websocket",)
AT_LEAST = {"rp": 45, "audits": 61, "websocket": 49}


@dataclass(eq=False)
class Count:
    """Hears each outcome. `audits` counts what npm's own suite has told, not our one test of it."""

    passed: dict[str, int] = field(default_factory=lambda: {"rp": 0, "websocket": 0})
    of: dict[str, int] = field(default_factory=lambda: {"rp": 0, "websocket": 0})
    audits: int = 0
    failed: int = 0

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        for item in items:
            suite = suite_of(item.nodeid)
            if suite in self.of:
                self.of[suite] += 1

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.failed += report.failed
        if report.when != "call":
            return
        self.audits += sum(int(str(value)) for name, value in report.user_properties if name == "audits")
        suite = suite_of(report.nodeid)
        if report.passed and suite in self.passed:
            self.passed[suite] += 1

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        self.failed += report.failed

    def verdict(self) -> dict[str, int]:
        return {
            "rp": self.passed["rp"],
            "rp_of": self.of["rp"],
            "audits": self.audits,
            "websocket": self.passed["websocket"],
            "websocket_of": self.of["websocket"],
            "failed": self.failed,
        }


def suite_of(nodeid: str) -> str | None:
    path = nodeid.partition("::")[0]
    suites = {"rp": RELYING_PARTY, "audits": AUDITS, "websocket": WEBSOCKET}
    return next((name for name, places in suites.items() if path.startswith(places)), None)


def conforms(verdict: dict[str, int]) -> bool:
    """Nothing failed, nothing was left out, and no suite has shrunk."""
    whole = verdict["rp"] == verdict["rp_of"] and verdict["websocket"] == verdict["websocket_of"]
    return whole and not verdict["failed"] and all(verdict[name] >= least for name, least in AT_LEAST.items())


def main() -> int:
    count = Count()
    # the JSON line stands alone
    with contextlib.redirect_stdout(sys.stderr):
        pytest.main(["-q", "--no-header", *RELYING_PARTY, *AUDITS, *WEBSOCKET], plugins=[count])
    verdict = count.verdict()
    sys.stdout.write(f"{json.dumps(verdict)}\n")
    return 0 if conforms(verdict) else 1


if __name__ == "__main__":
    sys.exit(main())
