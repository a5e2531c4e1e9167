"""In which language a text for people is told."""

from typing import Annotated

from strawberry import argument

from gateway.context import Info
from gateway.schema.enums import Language
from gateway.words import Tongue

LanguageArgument = Annotated[
    Language | None, argument(description="The language of the words; that of the request unless given.")
]


def tongue_asked(info: Info, language: Language | None) -> Tongue:
    return info.context.tongue if language is None else Tongue[language.name]
