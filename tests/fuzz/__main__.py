"""`python -m tests.fuzz`: schemathesis asks a real server random questions as three roles; one JSON line."""

import argparse
import sys
import tempfile
from pathlib import Path

from rich.console import Console

from tests.fuzz.fuzz import fuzz
from tests.kill.server import new_server

EXAMPLES = 45


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--examples", type=int, default=EXAMPLES, help="for each root field and role")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    console = Console(stderr=True)
    with tempfile.TemporaryDirectory() as folder, console.status("asking random questions"):
        server = new_server(f"sqlite://{folder}/talon.sqlite3", Path(folder))
        try:
            server.start()
            outcome = fuzz(server, arguments.examples, arguments.seed, lambda text: console.print(text, markup=False))
        finally:
            server.kill()
    sys.stdout.write(f"{outcome.as_json()}\n")
    return 1 if outcome.failures else 0


if __name__ == "__main__":
    sys.exit(main())
