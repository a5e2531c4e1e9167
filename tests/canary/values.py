"""Values that are nobody's and easy to find again; each goes in by the door that a person's own would."""

import json
from dataclasses import dataclass
from typing import Final

SNILS: Final = "11223344595"
ENP: Final = "7700000123456780"
PASSWORD: Final = "канарейка поёт 1137"


@dataclass(frozen=True)
class Canary:
    """One value with every way it may be written down."""

    what: str
    written: tuple[str, ...]

    def in_bytes(self) -> set[bytes]:
        """As text, as JSON writes it without letters of ours, and case by case."""
        texts = {form for text in self.written for form in (text, text.lower(), text.upper())}
        return {text.encode() for text in texts} | {json.dumps(text)[1:-1].encode() for text in texts}


CANARIES: Final = (
    Canary("family name", ("Канарейкина", "Канарейкин")),
    Canary("given name", ("Канарина",)),
    Canary("patronymic", ("Канаровна",)),
    Canary("child's name", ("Канареечка",)),
    Canary("telephone", ("9005550137", "900 555-01-37", "900 555 01 37", "9005550138")),
    Canary("e-mail", ("kanareyka137", "kanareyka138")),
    Canary("СНИЛС", (SNILS, "112-233-445 95", "112-233-445-95", "112-233-445")),
    Canary("ЕНП", (ENP, "7700 0001 2345 6780")),
    Canary("reason", ("канареечный кашель",)),
    Canary("reason to cancel", ("канарейка улетела",)),
    Canary("words of a request", ("про канарейку",)),
    Canary("words at the desk", ("звонит канарейка",)),
    Canary("conclusion", ("канарейка охрипла",)),
    Canary("diagnosis", ("канареечная лихорадка",)),
    Canary("medicine", ("канареин форте",)),
    Canary("value of a result", ("канареоглобин", "1137.25")),
    Canary("number of a policy", ("7700000987654321",)),
    Canary("password", (PASSWORD,)),
)


def found_in(told: bytes) -> list[str]:
    """What of them it says."""
    return [one.what for one in CANARIES if any(form in told for form in one.in_bytes())]
