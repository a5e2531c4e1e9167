"""The processes that are measured: each alone on the first core, everything else on the last."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import psutil  # type: ignore[import-untyped] # it has no types

from tests.services.ports import free_port
from tests.services.process import listens

ROOT = Path(__file__).parents[1]
START_SECONDS = 60.0
KIB = 1024


class CouldNotMeasure(Exception):
    """The text says what was missing or went wrong."""


@dataclass(frozen=True)
class Cores:
    """`server` has a core to itself where there are two."""

    server: int
    load: int

    @classmethod
    def of_this_machine(cls) -> "Cores":
        if not hasattr(os, "sched_setaffinity"):
            raise CouldNotMeasure("processes are pinned to cores with sched_setaffinity, which only Linux has")
        cores = sorted(os.sched_getaffinity(0))
        return cls(cores[0], cores[-1])

    def keep_load(self, pid: int = 0) -> None:
        """The process and its children stay on the load's core; 0 is this process."""
        os.sched_setaffinity(pid, {self.load})
        for child in psutil.Process(pid).children(recursive=True) if pid else ():
            os.sched_setaffinity(child.pid, {self.load})


@dataclass(frozen=True)
class Server:
    port: int
    process: psutil.Process

    def cpu_ms(self) -> float:
        """CPU time since the start, user and system."""
        times = self.process.cpu_times()
        return 1000 * float(times.user + times.system)

    def memory_kib(self) -> float:
        return float(self.process.memory_info().rss) / KIB


@contextmanager
def running(cores: Cores, app: str, environ: Mapping[str, str]) -> Iterator[Server]:
    """uvicorn with one process, ended with the block."""
    port = free_port()
    factory = ["--factory"] if app.startswith("bench.door") else []
    # a connection may rest while hundreds of viewers come in
    plain = ["--log-level", "warning", "--no-access-log", "--timeout-keep-alive", "120"]
    command = [sys.executable, "-m", "uvicorn", app, *factory, "--port", str(port), *plain]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **environ},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
        os.sched_setaffinity(process.pid, {cores.server})
        try:
            _await_start(process, port, log)
            yield Server(port, psutil.Process(process.pid))
        finally:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _await_start(process: "subprocess.Popen[bytes]", port: int, log: IO[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not listens(port):
        if process.poll() is not None or time.monotonic() > deadline:
            raise CouldNotMeasure(f"a server did not start:\n{_last_words(log)}")
        time.sleep(0.05)


def _last_words(log: IO[bytes]) -> str:
    log.seek(0)
    return "\n".join(log.read().decode(errors="replace").splitlines()[-15:])
