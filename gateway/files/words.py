"""What files say, in Russian and English."""

from datetime import datetime, timedelta
from typing import Final

from gateway.words import Tongue, Words

TICKET: Final = Words("Талон на приём", "Appointment ticket")
CODE: Final = Words("Код записи", "Code")
ROOM: Final = Words("Кабинет", "Room")
DOCTOR: Final = Words("Врач", "Doctor")
PATIENT: Final = Words("Пациент", "Patient")
PLACE: Final = Words("Куда прийти", "Where to go")
PHONE: Final = Words("Телефон", "Telephone")
LOCAL: Final = Words("Время поликлиники, {offset}", "The clinic's time, {offset}")
MANAGE: Final = Words("Отменить или перенести: {address}", "Cancel or move: {address}")
VISIT: Final = Words("Приём: {specialty}", "Visit: {specialty}")

_WEEKDAYS = {
    Tongue.RU: ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"),
    Tongue.EN: ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = {
    Tongue.RU: (
        [
            "января",
            "февраля",
            "марта",
            "апреля",
            "мая",
            "июня",
            "июля",
            "августа",
            "сентября",
            "октября",
            "ноября",
            "декабря",
        ]
    ),
    Tongue.EN: (
        [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ]
    ),
}


def day(moment: datetime, tongue: Tongue) -> str:
    """«вторник, 24 ноября 2026»"""
    weekday, month = _WEEKDAYS[tongue][moment.weekday()], _MONTHS[tongue][moment.month - 1]
    return f"{weekday}, {moment.day} {month} {moment.year}"


def offset(moment: datetime) -> str:
    """«UTC+5», «UTC+5:30»"""
    minutes = int((moment.utcoffset() or timedelta()).total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''}"
