"""Words and plurals in the reader's language."""

from typing import Literal

from babel import Locale

from web.text import en, ru

Language = Literal["ru", "en"]

WORDS: dict[Language, dict[str, str]] = {"ru": ru.WORDS, "en": en.WORDS}


def word(language: Language, key: str, **values: object) -> str:
    """The words behind `key`, with `{name}` filled in."""
    return WORDS[language][key].format(**values)


def plural(language: Language, key: str, n: int) -> str:
    """`key` in the form that goes with `n` (the forms are CLDR's: one, few, many, other)."""
    return word(language, f"{key}.{Locale(language).plural_form(n)}", n=n)


def tidy(name: str) -> str:
    """A clinic's name whose number does not part from its sign at a line's end."""
    return name.replace("№ ", "№\u00a0")
