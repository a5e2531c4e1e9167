"""Dates and times as people write them. Every moment given is the clinic's own: it carries the clinic's offset."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date, get_timezone_location

from web.text import Language, plural

# Babel has no dative, and «по Камчатке» needs one.
BY_CLOCK_OF = {
    "Europe/Kaliningrad": "по Калининграду",
    "Europe/Moscow": "по Москве",
    "Europe/Samara": "по Самаре",
    "Asia/Yekaterinburg": "по Екатеринбургу",
    "Asia/Omsk": "по Омску",
    "Asia/Novosibirsk": "по Новосибирску",
    "Asia/Krasnoyarsk": "по Красноярску",
    "Asia/Irkutsk": "по Иркутску",
    "Asia/Yakutsk": "по Якутску",
    "Asia/Vladivostok": "по Владивостоку",
    "Asia/Magadan": "по Магадану",
    "Asia/Sakhalin": "по Сахалину",
    "Asia/Kamchatka": "по Камчатке",
}

RELATIVE = {"ru": ("сегодня", "завтра"), "en": ("today", "tomorrow")}
LONG = {"ru": "d MMMM, EEEE", "en": "EEEE, d MMMM"}
SHORT = {"ru": "EE, d MMM", "en": "EEE, d MMM"}


def clock(moment: datetime) -> str:
    """«16:30»; in the morning «8:30», as it is said."""
    return f"{moment.hour}:{moment:%M}"


def day(value: date, today: date, language: Language) -> str:
    """«сегодня», «завтра», else «пн, 24 нояб.»."""
    return _near(value, today, language) or format_date(value, SHORT[language], language)


def long_day(value: date, language: Language) -> str:
    """«24 ноября, понедельник», with the year when it is not near."""
    return format_date(value, LONG[language], language)


def plain_day(value: date, language: Language) -> str:
    """«24 ноября»."""
    return format_date(value, "d MMMM", language)


def full_day(value: date, language: Language) -> str:
    """«24 ноября 2030»."""
    return format_date(value, "d MMMM y", language)


def month(value: date, language: Language) -> str:
    """«ноября», as it stands after the number of a day."""
    return format_date(value, "d MMMM", language).split(" ", 1)[1]


def weekday(value: date, language: Language) -> str:
    """«пн»."""
    return format_date(value, "EE" if language == "ru" else "EEE", language)


def moment(value: datetime, today: date, language: Language) -> str:
    """«сегодня 16:30», «пн, 24 нояб., 16:30»."""
    near = _near(value.date(), today, language)
    return f"{near} {clock(value)}" if near else f"{day(value.date(), today, language)}, {clock(value)}"


def full_moment(value: datetime, language: Language) -> str:
    """«24 ноября, 16:30»."""
    return f"{plain_day(value.date(), language)}, {clock(value)}"


def elsewhere(value: datetime, zone: str, reader_zone: str | None, language: Language) -> str:
    """«по Камчатке (у вас 7:30)» when the reader's clock shows another time, else ""."""
    if reader_zone is None or value.utcoffset() == value.astimezone(ZoneInfo(reader_zone)).utcoffset():
        return ""
    theirs = value.astimezone(ZoneInfo(reader_zone))
    told = clock(theirs) if theirs.date() == value.date() else full_moment(theirs, language)
    if language == "ru":
        return f"{BY_CLOCK_OF.get(zone, 'по времени поликлиники')} (у вас {told})"
    return f"{get_timezone_location(zone, locale='en', return_city=True)} time (yours {told})"


def age(born: date, today: date, language: Language) -> str:
    """«9 лет»; under two years in months."""
    months = (today.year - born.year) * 12 + today.month - born.month - (today.day < born.day)
    return plural(language, "years", months // 12) if months >= 24 else plural(language, "months", max(months, 0))


def _near(value: date, today: date, language: Language) -> str | None:
    words = RELATIVE[language]
    return {today: words[0], today + timedelta(days=1): words[1]}.get(value)
