"""The SDL of the API: `python -m gateway.schema_export [FILE]` writes it to the file, or prints it."""

import sys
from pathlib import Path

from gateway.graphql import build_schema


def sdl() -> str:
    return build_schema().as_str().rstrip() + "\n"


def export(path: Path) -> bool:
    """Writes the SDL where it differs; says whether it did."""
    text = sdl()
    if path.exists() and path.read_text("utf-8") == text:
        return False
    path.write_text(text, "utf-8")
    return True


def main(arguments: list[str]) -> None:
    if arguments:
        export(Path(arguments[0]))
    else:
        sys.stdout.write(sdl())


if __name__ == "__main__":
    main(sys.argv[1:])
