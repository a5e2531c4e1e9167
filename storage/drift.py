"""`python -m storage.drift` fails when the models have changed and no migration says so; `--write` writes it."""

import asyncio
import sys
from typing import cast

from tortoise.apps import Apps
from tortoise.context import TortoiseContext
from tortoise.migrations.autodetector import MigrationAutodetector
from tortoise.migrations.writer import MigrationWriter

from storage.database import configuration


async def unwritten_migrations() -> list[MigrationWriter]:
    """One writer for each migration that the models ask for and nobody has written."""
    config = configuration("sqlite://:memory:")
    async with TortoiseContext() as context:
        await context.init(config=config)
        return await MigrationAutodetector(cast(Apps, context.apps), config["apps"]).changes()


def main(arguments: list[str]) -> int:
    writers = asyncio.run(unwritten_migrations())
    if "--write" in arguments:
        for writer in writers:
            sys.stdout.write(f"written: {writer.write()}\n")
        return 0
    for writer in writers:
        sys.stderr.write(
            f"The models need a migration, {len(writer.operations)} changes: run `python -m storage.drift --write`.\n"
        )
    return 1 if writers else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
