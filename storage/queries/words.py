"""Searching by words: each must begin some word of the row's `search_text`, in any order."""

from storage.search_text import folded
from storage.sql import Arguments

MOST_WORDS = 8


def words_match(column: str, text: str | None, arguments: Arguments) -> list[str]:
    """SQL conditions; none when no text is given. A text without a single word, such as «…», matches nothing."""
    words = folded(text).split()[:MOST_WORDS]
    if text and text.strip() and not words:
        return ["false"]
    return [f"' ' || {column} LIKE {arguments.add(f'% {_plain(word)}%')} ESCAPE '!'" for word in words]


def _plain(word: str) -> str:
    return word.replace("!", "!!").replace("%", "!%").replace("_", "!_")
