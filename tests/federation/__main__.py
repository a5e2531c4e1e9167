"""`python -m tests.federation`: five clinic systems and the gateway over them, until Ctrl-C."""

import argparse
import signal
from contextlib import suppress

from rich.console import Console
from rich.table import Table

from tests.federation.running import Federation, running
from tests.services.process import listens

out = Console()


def main() -> int:
    arguments = _arguments()
    if listens(arguments.port):
        out.print(f"[red]Something listens on port {arguments.port} already: name another with --port.[/red]")
        return 1
    # a polite end by the system, as by Ctrl-C
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with (
        suppress(KeyboardInterrupt),
        out.status("Starting five clinic systems and the gateway …") as status,
        running(arguments.port, with_page=not arguments.api_only) as federation,
    ):
        status.stop()
        out.print(_table(federation))
        out.print(f"Talon on [bold]{federation.origin}[/bold] (stop with Ctrl+C). Anna is known to all of them.")
        out.print("Clinics of each system are found by their region within a minute.")
        signal.pause()
    return 0


def _table(federation: Federation) -> Table:
    table = Table("system", "region", "what it is", "books", "records", "address", title="Clinic systems")
    for system in federation.systems:
        table.add_row(
            system.name,
            system.region,
            system.what,
            "here" if system.books else "by a link",
            "yes" if system.keeps_records else "—",
            str(system.told["url"]),
        )
    table.add_row("own", "Ольховский край", "the demo region, kept in Talon itself", "here", "yes", federation.origin)
    table.add_row("card", "Ольховский край", "three places that no system connects", "by telephone", "—", "—")
    return table


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.federation", description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--api-only", action="store_true", help="without the page")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
