"""What people read, in Russian and English: short, second person, what happened and why, then what to do."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Tongue(StrEnum):
    RU = "RU"
    EN = "EN"


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence in both languages; braces name values that `say` fills in."""

    ru: str
    en: str

    def say(self, tongue: Tongue, **values: object) -> str:
        return (self.ru if tongue is Tongue.RU else self.en).format(**values)


@dataclass(frozen=True, slots=True)
class RefusalWords:
    """`message`: what happened and why. `action`: the remedy for a machine. `remedy`: the same for a person."""

    message: Words
    action: str
    remedy: Words


ANOTHER_TIME: Final = Words("Выберите другое время.", "Choose another time.")

REFERRAL_PROBLEMS: Final[dict[str, Words]] = {
    "EXPIRED": Words("срок прошёл", "it has run out"),
    "USED": Words("по нему уже есть запись", "an appointment uses it already"),
    "REVOKED": Words("его отозвали", "it was taken back"),
    "OTHER_SPECIALTY": Words("оно к другому специалисту", "it is to another specialist"),
    "OTHER_CLINIC": Words("оно в другую клинику", "it is for another clinic"),
    "UNKNOWN": Words("его нет в медицинской карте", "it is not in the record"),
}

REFUSALS: Final[dict[str, RefusalWords]] = {
    "SLOT_TAKEN": RefusalWords(
        Words(
            "Это время уже заняли: свободных мест на него не осталось.",
            "Somebody has already taken this time: no places are left.",
        ),
        "CHOOSE_ANOTHER_TIME",
        ANOTHER_TIME,
    ),
    "SLOT_HELD_BY_ANOTHER": RefusalWords(
        Words(
            "Это время сейчас занимает другой человек. Если он не запишется, оно освободится в {until}.",
            "Somebody is booking this time right now. If they do not finish, it will be free at {until}.",
        ),
        "CHOOSE_ANOTHER_TIME",
        Words(
            "Выберите другое время или вернитесь к этому позже.", "Choose another time, or come back to this one later."
        ),
    ),
    "HOLD_EXPIRED": RefusalWords(
        Words(
            "Время было за вами всего несколько минут, и они истекли.",
            "The time was yours for a few minutes only, and they have run out.",
        ),
        "HOLD_AGAIN",
        Words("Займите это время ещё раз, если оно свободно.", "Take the time again if it is still free."),
    ),
    "SLOT_IN_PAST": RefusalWords(
        Words("Это время уже наступило или прошло.", "This time has already come or gone."),
        "CHOOSE_ANOTHER_TIME",
        ANOTHER_TIME,
    ),
    "BEYOND_HORIZON": RefusalWords(
        Words(
            "Поликлиника записывает вперёд не больше чем на {days}, а это время позже.",
            "The clinic takes bookings at most {days} ahead, and this time is later.",
        ),
        "CHOOSE_ANOTHER_TIME",
        Words("Выберите время пораньше.", "Choose an earlier time."),
    ),
    "OUTSIDE_HOURS": RefusalWords(
        Words("В это время врач не принимает.", "The doctor sees nobody at this time."),
        "CHOOSE_ANOTHER_TIME",
        ANOTHER_TIME,
    ),
    "SLOT_GONE": RefusalWords(
        Words("Поликлиника убрала это время из расписания.", "The clinic has taken this time out of its schedule."),
        "CHOOSE_ANOTHER_TIME",
        ANOTHER_TIME,
    ),
    "OWN_OVERLAP": RefusalWords(
        Words(
            "В это время у пациента уже есть другая запись, а быть в двух местах сразу нельзя.",
            "The patient already has another appointment then, and nobody can be in two places.",
        ),
        "OPEN_APPOINTMENT",
        Words("Откройте ту запись или выберите другое время.", "Open that appointment or choose another time."),
    ),
    "ONE_HOLD_PER_SPECIALTY": RefusalWords(
        Words(
            "За этим пациентом уже держится другое время к врачу той же специальности.",
            "Another time with a doctor of this specialty is already being held for this patient.",
        ),
        "OPEN_HOLD",
        Words("Завершите ту запись или освободите то время.", "Finish that booking or give that time back."),
    ),
    "LATE_CANCEL_NEEDS_CONFIRMATION": RefusalWords(
        Words(
            "До приёма меньше {hours}. Отменить можно, но другой человек может уже не успеть на это время.",
            "The visit is less than {hours} away. You can cancel, but nobody else may be able to use the time.",
        ),
        "CONFIRM_LATE",
        Words("Подтвердите отмену ещё раз.", "Confirm once more that you cancel."),
    ),
    "NOT_YOUR_PATIENT": RefusalWords(
        Words(
            "Вы не можете записывать этого человека: его нет среди тех, за кого вы отвечаете.",
            "You cannot book for this person: they are not among the people you may act for.",
        ),
        "CHOOSE_PATIENT",
        Words("Выберите себя или кого-то из своих близких.", "Choose yourself or one of your people."),
    ),
    "ACCOUNT_NOT_CONFIRMED": RefusalWords(
        Words(
            "Ваша личность не подтверждена, а поликлиника принимает записи только от подтверждённых людей.",
            "Your identity is not confirmed, and clinics take bookings from confirmed people only.",
        ),
        "CONFIRM_IDENTITY",
        Words(
            "Войдите через сервис, который подтверждает личность, или покажите документ в регистратуре поликлиники.",
            "Sign in through a service that confirms who you are, or show your document at a clinic's desk.",
        ),
    ),
    "SCHEDULE_TOO_OLD": RefusalWords(
        Words(
            "Поликлиника давно не подтверждала своё расписание ({age}): это время может быть уже занято.",
            "The clinic has not confirmed its schedule lately ({age}): this time may be taken already.",
        ),
        "CALL_CLINIC",
        Words("Позвоните в поликлинику или попробуйте позже.", "Call the clinic, or try again later."),
    ),
    "CLINIC_REFUSED": RefusalWords(
        Words("Поликлиника отказала. Её ответ: «{words}».", "The clinic said no. Its words: “{words}”."),
        "CALL_CLINIC",
        Words("Позвоните в поликлинику или выберите другое время.", "Call the clinic, or choose another time."),
    ),
    "BOOKED_ELSEWHERE": RefusalWords(
        Words(
            "На это время записывает сама клиника: на своём сайте или по телефону.",
            "The clinic itself books this time: at its own site or by telephone.",
        ),
        "OPEN_LINK",
        Words("Откройте сайт клиники или позвоните.", "Open the clinic's site, or call."),
    ),
    "REFERRAL_NEEDED": RefusalWords(
        Words("На этот приём записывают только по направлению.", "This visit is booked with a referral only."),
        "CHOOSE_REFERRAL",
        Words(
            "Выберите направление. Если его нет, запишитесь к терапевту: он решит, нужно ли оно.",
            "Choose a referral. If you have none, see a general practitioner, who decides whether you need one.",
        ),
    ),
    "REFERRAL_UNFIT": RefusalWords(
        Words("Это направление не подходит: {problem}.", "This referral does not fit: {problem}."),
        "CHOOSE_REFERRAL",
        Words("Выберите другое направление или другого врача.", "Choose another referral or another doctor."),
    ),
    "CLINIC_SILENT": RefusalWords(
        Words(
            "Система поликлиники не отвечает, поэтому ничего не изменилось.",
            "The clinic's system does not answer, so nothing has changed.",
        ),
        "TRY_LATER",
        Words("Попробуйте через несколько минут.", "Try again in a few minutes."),
    ),
    "APPOINTMENT_CLOSED": RefusalWords(
        Words(
            "Эта запись уже отменена, перенесена или прошла: изменить её нельзя.",
            "This appointment is already cancelled, moved or over: it cannot be changed.",
        ),
        "OPEN_APPOINTMENT",
        Words("Откройте запись и посмотрите, что с ней.", "Open the appointment and see what has become of it."),
    ),
    "KEY_REUSED": RefusalWords(
        Words(
            "Этот ключ уже использован для другого действия, поэтому ничего не сделано.",
            "This key was already used for something else, so nothing was done.",
        ),
        "USE_NEW_KEY",
        Words("Повторите действие с новым ключом.", "Repeat with a new key."),
    ),
}

# the same refusal, when what is in the way is a hold and not an appointment
OVERLAPPING_HOLD: Final = RefusalWords(
    Words(
        "На это время у пациента уже держится другое время приёма, а быть в двух местах сразу нельзя.",
        "Another time is being held for the patient then, and nobody can be in two places.",
    ),
    "CHOOSE_ANOTHER_TIME",
    Words("Освободите то время или выберите другое.", "Give that time back, or choose another one."),
)

STATUSES: Final[dict[str, Words]] = {
    "PENDING": Words("в ожидании", "pending"),
    "CONFIRMED": Words("подтверждено", "confirmed"),
    "CANCELLED": Words("отменено", "cancelled"),
    "MOVED": Words("перенесено", "moved"),
    "FULFILLED": Words("состоялось", "took place"),
    "NO_SHOW": Words("неявка", "missed"),
    "REFUSED": Words("отказано поликлиникой", "refused by the clinic"),
}

TIMELINE: Final[dict[str, Words]] = {
    "HELD": Words("Время занято для записи", "The time was held"),
    "BOOKED": Words("Запись сделана", "The visit was booked"),
    "SENT": Words("Запись отправлена в поликлинику", "The booking was sent to the clinic"),
    "CONFIRMED": Words("Поликлиника подтвердила запись", "The clinic confirmed the visit"),
    "REFUSED": Words("Поликлиника отказала", "The clinic said no"),
    "MOVED_TO": Words("Запись перенесена на другое время", "The visit was moved to another time"),
    "MOVED_FROM": Words("Запись заменила прежнюю", "This visit replaced an earlier one"),
    "CANCELLED": Words("Запись отменена", "The visit was cancelled"),
    "CLINIC_TOLD": Words("Поликлиника узнала об отмене", "The clinic has learnt of the cancellation"),
    "CLINIC_CHANGED": Words("Поликлиника изменила запись", "The clinic changed the visit"),
    "CLINIC_CANCELLED": Words("Поликлиника отменила запись", "The clinic cancelled the visit"),
}


def tongue_of(accept_language: str | None) -> Tongue:
    """The better of our two languages that a browser asks for; Russian when it asks for neither."""
    asked = sorted(_languages(accept_language or ""), key=lambda pair: -pair[1])
    for name, quality in asked:
        if quality > 0 and name.split("-")[0] in ("ru", "en"):
            return Tongue(name.split("-")[0].upper())
    return Tongue.RU


def days(number: int, tongue: Tongue) -> str:
    return _counted(number, tongue, ("день", "дня", "дней"), "day")


def hours(number: int, tongue: Tongue) -> str:
    return _counted(number, tongue, ("час", "часа", "часов"), "hour")


def hours_left(number: int, tongue: Tongue) -> str:
    """After «меньше»: the genitive."""
    if tongue is Tongue.EN:
        return hours(number, tongue)
    return f"{number} {'часа' if number % 10 == 1 and number % 100 != 11 else 'часов'}"


def age(seconds: int | None, tongue: Tongue) -> str:
    """How long ago, roughly; None is never."""
    if seconds is None:
        return "ни разу" if tongue is Tongue.RU else "never"
    minutes = max(1, seconds // 60)
    return (
        _counted(minutes, tongue, ("минуту", "минуты", "минут"), "minute")
        if minutes < 120
        else hours(minutes // 60, tongue)
    )


def _counted(number: int, tongue: Tongue, ru: tuple[str, str, str], en: str) -> str:
    if tongue is Tongue.EN:
        return f"{number} {en}" if number == 1 else f"{number} {en}s"
    tens, ones = number % 100, number % 10
    form = 2 if 11 <= tens <= 14 or ones == 0 or ones >= 5 else 0 if ones == 1 else 1
    return f"{number} {ru[form]}"


def _languages(accept_language: str) -> list[tuple[str, float]]:
    parts = [part.strip().lower().split(";q=") for part in accept_language.split(",")[:20]]
    return [(part[0], _quality(part[1:])) for part in parts]


def _quality(given: list[str]) -> float:
    try:
        return float(given[0]) if given else 1.0
    except ValueError:
        return 0.0
