"""Random operations of every root field, asked by schemathesis as one role after another of a real server."""

import asyncio
import json
import os
import subprocess
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import httpx

from tests.kill.server import Server
from tests.sign_in import sign_in

ROOT = Path(__file__).resolve().parents[2]
SCHEMATHESIS = ROOT / ".tools" / "fuzz" / "bin" / "st"
# nobody, a patient, a desk operator, by their names at the demo provider
ROLES: dict[str, str | None] = {"anonymous": None, "patient": "anna", "operator": "irina"}
# a consent taken back ends the session, and with it the role: asked last, by itself
FAREWELL = "Mutation.consentWithdraw"


class FuzzFailed(Exception):
    """schemathesis could not do its work, or a role was lost on the way; the text has its last words."""


@dataclass(frozen=True)
class Outcome:
    """`cases`: answers looked at; `failures`: those that were none."""

    cases: int
    failures: int

    def __add__(self, other: "Outcome") -> "Outcome":
        return Outcome(self.cases + other.cases, self.failures + other.failures)

    def as_json(self) -> str:
        return json.dumps(asdict(self))


def fuzz(server: Server, examples: int, seed: int, tell: Callable[[str], None]) -> Outcome:
    """`examples`: at most so many questions for each root field and role; what fails is told as it was found."""
    total = Outcome(0, 0)
    for role, person in ROLES.items():
        cookie = None if person is None else asyncio.run(_session(server.url, person))
        total += _ask(server, cookie, examples, seed, role, tell, "--exclude-name", FAREWELL)
        _make_sure_of(server.url, role, cookie)
        total += _ask(server, cookie, examples, seed, f"{role}-farewell", tell, "--include-name", FAREWELL)
    return total


async def _session(url: str, person: str) -> str:
    async with httpx.AsyncClient(base_url=url, timeout=30) as client:
        await sign_in(client, person)
        return "; ".join(f"{name}={value}" for name, value in client.cookies.items())


def _make_sure_of(url: str, role: str, cookie: str | None) -> None:
    headers = {} if cookie is None else {"Cookie": cookie, "Origin": url}
    answer = httpx.post(f"{url}/graphql", json={"query": "{ viewer { id } }"}, headers=headers, timeout=30).json()
    if (answer["data"]["viewer"] is None) != (cookie is None):
        raise FuzzFailed(f"whoever asked was no longer the {role} at the end")


def _ask(
    server: Server, cookie: str | None, examples: int, seed: int, name: str, tell: Callable[[str], None], *which: str
) -> Outcome:
    report = server.folder / f"fuzz-{name}"
    command: list[str | Path] = [SCHEMATHESIS, "run", f"{server.url}/graphql", *which]
    command += ["--phases", "fuzzing", "--max-examples", str(examples), "--seed", str(seed), "--continue-on-failure"]
    command += ["--generation-database", "none", "--checks", "is_no_fault", "--report", "json", "--report-dir", report]
    if cookie is not None:
        command += ["--header", f"Cookie: {cookie}", "--header", f"Origin: {server.url}"]
    environment = {**os.environ, "SCHEMATHESIS_HOOKS": "tests.fuzz.checks", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, cwd=server.folder, capture_output=True, text=True, check=False)
    return _outcome(report, done, tell)


def _outcome(report: Path, done: "subprocess.CompletedProcess[str]", tell: Callable[[str], None]) -> Outcome:
    written = sorted(report.glob("*.json"))
    if not written:
        raise FuzzFailed(f"{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
    told = json.loads(written[-1].read_text())
    if told["errors"] or not told["complete"]:
        raise FuzzFailed(done.stdout[-3000:])
    cases = told["test_cases"]
    if cases["with_failures"]:
        tell(done.stdout)
    return Outcome(cases["generated"], cases["with_failures"])
