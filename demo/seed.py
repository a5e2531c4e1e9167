"""Chance that comes out the same on every machine and at every start."""

from random import Random

SEED = 20_310_303


def dice(*about: object) -> Random:
    """Dice for one thing, named by what it is about: the same throws for the same thing, whatever else was thrown."""
    # text, because a text seed is hashed with SHA-512 and never by the process's own salted hash
    return Random(":".join(map(str, (SEED, *about))))  # noqa: S311 – made-up people need no secrets
