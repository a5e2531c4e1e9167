"""What people are told about their family. Short: it may be an SMS. They hold {who}, {whom}, {link}, {words}."""

from enum import StrEnum
from typing import Final

from booking.rules.code_words import Tongue


class News(StrEnum):
    ASKED = "ASKED"
    ASKED_HERE = "ASKED_HERE"
    INVITED = "INVITED"
    AGREED = "AGREED"
    DECLINED = "DECLINED"
    ENDED = "ENDED"
    ENDED_BY_ITSELF = "ENDED_BY_ITSELF"
    CHANGED = "CHANGED"
    JOINED = "JOINED"
    CHILD_ASKED = "CHILD_ASKED"
    DISPUTED = "DISPUTED"
    DECIDED = "DECIDED"


SUBJECT: Final[dict[Tongue, str]] = {"ru": "Ваша семья в «Талоне»", "en": "Your family in Talon"}
TEXT: Final[dict[Tongue, dict[News, str]]] = {
    "ru": {
        News.ASKED: "Талон: {who} хочет записывать вас к врачу. Решаете вы: {link}",
        News.ASKED_HERE: "Талон: {who} хочет записывать вас к врачу. Ответьте в своей учётной записи: {link}",
        News.INVITED: "Талон: {who} приглашает вас записывать к врачу вместе: {whom}. {link}",
        News.AGREED: "Талон: согласие есть. Теперь вы можете записывать к врачу: {whom}. {link}",
        News.DECLINED: "Талон: вам ответили отказом: {whom}. {link}",
        News.ENDED: "Талон: право записывать к врачу закончилось. Кто: {who}, кого: {whom}. {link}",
        News.ENDED_BY_ITSELF: "Талон: срок права записывать к врачу вышел. Кто: {who}, кого: {whom}. {link}",
        News.CHANGED: "Талон: данные или права изменены. Кто: {who}, о ком: {whom}. {link}",
        News.JOINED: "Талон: {who} теперь тоже может записывать к врачу: {whom}. {link}",
        News.CHILD_ASKED: "Талон: {who} записывает вас к врачу. Вы выросли и можете это прекратить: {link}",
        News.DISPUTED: "Талон: {who} просит право записывать к врачу: {whom}. Решит регистратура. {link}",
        News.DECIDED: "Талон: регистратура решила, кто записывает к врачу: {whom}. {words} {link}",
    },
    "en": {
        News.ASKED: "Talon: {who} wants to book doctors for you. You decide: {link}",
        News.ASKED_HERE: "Talon: {who} wants to book doctors for you. Answer in your account: {link}",
        News.INVITED: "Talon: {who} invites you to book doctors together for {whom}. {link}",
        News.AGREED: "Talon: it is agreed. You can now book doctors for {whom}. {link}",
        News.DECLINED: "Talon: the answer is no: {whom}. {link}",
        News.ENDED: "Talon: the right to book doctors has ended. Who: {who}, for whom: {whom}. {link}",
        News.ENDED_BY_ITSELF: "Talon: the right to book doctors has run out. Who: {who}, for whom: {whom}. {link}",
        News.CHANGED: "Talon: data or rights were changed. By: {who}, about: {whom}. {link}",
        News.JOINED: "Talon: {who} may now book doctors for {whom} too. {link}",
        News.CHILD_ASKED: "Talon: {who} books doctors for you. You are old enough to stop that: {link}",
        News.DISPUTED: "Talon: {who} asks for the right to book doctors for {whom}. A desk decides. {link}",
        News.DECIDED: "Talon: a desk has decided who books doctors for {whom}. {words} {link}",
    },
}


def told(news: News, tongue: Tongue, *, who: str = "", whom: str = "", link: str = "", words: str = "") -> str:
    """The text that goes out."""
    return " ".join(TEXT[tongue][news].format(who=who, whom=whom, link=link, words=words).split())
