"""`python -m tests.matrix`: the authorization matrix; one JSON line, and exit code 1 for a leak."""

import asyncio
import json
import sys
import tempfile
from pathlib import Path

from storage.database import close_database, open_database
from tests.matrix.matrix import Tally, a_matrix
from tests.services.clock import SetClock
from tests.services.databases import sqlite_template
from tests.services.keys import TEST_RING


async def matrix(url: str) -> Tally:
    await open_database(url, TEST_RING)
    try:
        async with a_matrix(SetClock()) as opened:
            return await opened.run()
    finally:
        await close_database()


def main() -> int:
    with tempfile.TemporaryDirectory() as folder, sqlite_template(Path(folder)).copy(Path(folder)) as url:
        tally = asyncio.run(matrix(url))
    for sentence in [*tally.undeclared, *(f"nobody asked for {name}" for name in tally.unasked), *tally.leaks]:
        print(sentence, file=sys.stderr)  # noqa: T201
    print(json.dumps(tally.told()))  # noqa: T201
    return 1 if tally.undeclared or tally.unasked or tally.leaks else 0


if __name__ == "__main__":
    sys.exit(main())
