"""What people read about a record: kinds, findings, states, and what is missing, in Russian and English."""

from typing import Final

from gateway.words import Tongue, Words, age

VISIT_KINDS: Final[dict[str, Words]] = {
    "CONSULTATION": Words("Консультация", "Consultation"),
    "EXAMINATION": Words("Обследование", "Examination"),
    "VACCINATION": Words("Прививка", "Vaccination"),
    "TELEMEDICINE": Words("Приём по видео", "Video visit"),
    "HOME": Words("Вызов на дом", "Home visit"),
    "HOSPITAL": Words("Лечение в больнице", "Hospital stay"),
    "EMERGENCY": Words("Неотложная помощь", "Urgent help"),
    "OTHER": Words("Приём", "Visit"),
}

FINDINGS: Final[dict[str, Words]] = {
    "NORMAL": Words("в норме", "normal"),
    "LOW": Words("ниже нормы", "below normal"),
    "HIGH": Words("выше нормы", "above normal"),
    "CRITICAL_LOW": Words("опасно низко", "dangerously low"),
    "CRITICAL_HIGH": Words("опасно высоко", "dangerously high"),
    "ABNORMAL": Words("не в норме", "not normal"),
    "UNKNOWN": Words("норма не указана", "no range is given"),
}

REFERRAL_STATES: Final[dict[str, Words]] = {
    "USABLE": Words("можно записаться", "you can book with it"),
    "USED": Words("по нему есть запись", "an appointment uses it"),
    "EXPIRED": Words("срок прошёл", "it has run out"),
    "REVOKED": Words("отозвано", "taken back"),
    "ON_HOLD": Words("пока не действует", "not in force yet"),
    "COMPLETED": Words("выполнено", "carried out"),
}

RESULT_STATUSES: Final[dict[str, Words]] = {
    "PRELIMINARY": Words("предварительный", "preliminary"),
    "FINAL": Words("готов", "final"),
    "CORRECTED": Words("исправлен", "corrected"),
    "CANCELLED": Words("отменён", "cancelled"),
}

PRESCRIPTION_STATUSES: Final[dict[str, Words]] = {
    "ACTIVE": Words("действует", "in force"),
    "ENDED": Words("закончено", "ended"),
    "STOPPED": Words("отменено врачом", "stopped by a doctor"),
}

NOTES: Final[dict[str, Words]] = {
    "COPY_SHOWN": Words(
        "«{source}» сейчас не отвечает. Показана копия, её возраст: {age}.",
        "“{source}” does not answer now. You see a copy, {age} old.",
    ),
    "SOURCE_SILENT": Words(
        "«{source}» не отвечает, и копии нет: чего-то здесь может не хватать. Загляните позже.",
        "“{source}” does not answer, and there is no copy: something may be missing here. Look again later.",
    ),
    "RESTRICTED": Words(
        "«{source}» не спрашиваем: вы попросили только хранить данные. Чего-то здесь может не хватать.",
        "“{source}” is not asked, because you wanted the data only kept. Something may be missing here.",
    ),
    "NO_IDENTIFIER": Words(
        "«{source}» ищет по СНИЛС или полису, а подтверждённого номера нет. "
        "Покажите документ в регистратуре, и эти сведения появятся.",
        "“{source}” looks by СНИЛС or policy, and there is no verified number. "
        "Show the document at a clinic's desk, and this will appear.",
    ),
    "NOT_THERE": Words(
        "«{source}» не знает пациента с таким СНИЛС или полисом.",
        "“{source}” knows no patient with this СНИЛС or policy.",
    ),
    "SEVERAL": Words(
        "В «{source}» под этим номером несколько человек, поэтому ничего не показано. Обратитесь в поликлинику.",
        "“{source}” has several people under this number, so nothing is shown. Ask the clinic.",
    ),
    "SOMEBODY_ELSE": Words(
        "В «{source}» под этим номером другой человек, поэтому ничего не показано. Обратитесь в поликлинику.",
        "“{source}” has somebody else under this number, so nothing is shown. Ask the clinic.",
    ),
    "UNREADABLE": Words(
        "«{source}»: не удалось прочитать записей: {count}. Остальное показано.",
        "“{source}”: entries that could not be read: {count}. The rest is shown.",
    ),
    "CUT_SHORT": Words(
        "В «{source}» больше записей, чем мы читаем: самые старые могут быть не показаны.",
        "“{source}” has more entries than we read: the oldest may not be shown.",
    ),
}

# a record kept here, beside those of clinic systems
OWN: Final = Words("Талон", "Talon")

UP_TO: Final = Words("до {high}", "up to {high}")
FROM: Final = Words("от {low}", "{low} or more")


def note(code: str, source: str, age_seconds: int | None, count: int | None, tongue: Tongue) -> str:
    return NOTES[code].say(tongue, source=source, age=age(age_seconds, tongue), count=count)


def number(value: float, tongue: Tongue) -> str:
    """«5,4»: up to six significant digits, no exponent."""
    plain = f"{value:.6g}"
    if "e" in plain:
        plain = f"{value:.6f}".rstrip("0").rstrip(".")
    return plain.replace(".", ",") if tongue is Tongue.RU else plain


def value_text(text: str | None, figure: float | None, unit: str | None, tongue: Tongue) -> str:
    """The value with its unit; «—» where the source gives none."""
    if figure is None:
        return text or "—"
    return f"{number(figure, tongue)} {unit}" if unit else number(figure, tongue)


def range_text(text: str | None, low: float | None, high: float | None, tongue: Tongue) -> str | None:
    """The reference range: as the source writes it, else from its ends."""
    if text or (low is None and high is None):
        return text
    if low is None or high is None:
        open_end = UP_TO if low is None else FROM
        return open_end.say(tongue, low=_end(low, tongue), high=_end(high, tongue))
    return f"{number(low, tongue)}–{number(high, tongue)}"


def _end(value: float | None, tongue: Tongue) -> str:
    return "" if value is None else number(value, tongue)
