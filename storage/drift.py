"""`python -m storage.drift`: fails when the models have changed and no migration says so; `--write` writes that migration."""

import asyncio
import sys

from tortoise.context import TortoiseContext
from tortoise.migrations.autodetector import MigrationAutodetector
from tortoise.migrations.writer import MigrationWriter

from storage.database import configuration


async def unwritten_migrations() -> list[MigrationWriter]:
    """One writer for each migration that the models ask for and nobody has written."""
    config = configuration("sqlite://:memory:")
    async with TortoiseContext() as context:
        await context.init(config=config)
        assert context.apps is not None
        return await MigrationAutodetector(context.apps, config["apps"]).changes()


def main(arguments: list[str]) -> int:
    writers = asyncio.run(unwritten_migrations())
    if "--write" in arguments:
        for writer in writers:
            print(f"written: {writer.write()}")
        return 0
    for writer in writers:
        print(f"The models need a migration: {len(writer.operations)} changes. Run `python -m storage.drift --write`.")
    return 1 if writers else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
