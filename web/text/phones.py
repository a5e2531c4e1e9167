"""Telephone numbers as people write them."""

import re

RUSSIAN = re.compile(r"\+7(\d{3})(\d{3})(\d{2})(\d{2})")


def written(number: str) -> str:
    """«+7 900 000-00-01» of E.164; a number of another country stays as it is."""
    return RUSSIAN.sub(r"+7 \1 \2-\3-\4", number)
