"""What people are told when a clinic changes an appointment. Short: it may be an SMS.

Neither the clinic nor the doctor is named: who reads over a shoulder learns nothing of anybody's health.
"""

from enum import StrEnum
from typing import Final

from booking.rules.code_words import Tongue

# where a clinic gives no reason of its own
CANCELLED_THERE: Final = "Клиника отменила эту запись."
MOVED_THERE: Final = "Клиника изменила время или кабинет."


class Change(StrEnum):
    CANCELLED = "CANCELLED"
    MOVED = "MOVED"


SUBJECT: Final[dict[Tongue, dict[Change, str]]] = {
    "ru": {Change.CANCELLED: "Поликлиника отменила запись", Change.MOVED: "Поликлиника перенесла запись"},
    "en": {Change.CANCELLED: "The clinic cancelled a visit", Change.MOVED: "The clinic moved a visit"},
}
TEXT: Final[dict[Tongue, dict[Change, str]]] = {
    "ru": {
        Change.CANCELLED: "Талон: поликлиника отменила вашу запись на {at}. Причина и другое время: {link}",
        Change.MOVED: "Талон: поликлиника перенесла вашу запись с {at} на {to}. Подробнее: {link}",
    },
    "en": {
        Change.CANCELLED: "Talon: the clinic cancelled your visit of {at}. Why, and other times: {link}",
        Change.MOVED: "Talon: the clinic moved your visit of {at} to {to}. More: {link}",
    },
}


def told(change: Change, tongue: Tongue, *, at: str, to: str, link: str) -> str:
    """The text that goes out; `at`, `to`: clinic-local, «05.03.2031 10:15»."""
    return TEXT[tongue][change].format(at=at, to=to, link=link)
