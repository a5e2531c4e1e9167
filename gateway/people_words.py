"""What people read when something about accounts, families, staff or their data is refused."""

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from booking import errors
from booking.errors import Refused
from gateway.words import RefusalWords, Tongue, Words

MOSCOW: Final = ZoneInfo("Europe/Moscow")
AFTER: Final = Words("после {moment} по Москве", "after {moment}, Moscow time")

_FAMILY: Final[dict[str, RefusalWords]] = {
    "FAMILY_FULL": RefusalWords(
        Words(
            "Вы уже действуете за {limit}, больше нельзя.",
            "You already act for {limit}, and that is the most.",
        ),
        "END_ANOTHER",
        Words("Завершите право на кого-то другого.", "End your right to act for somebody else first."),
    ),
    "ALREADY_IN_FAMILY": RefusalWords(
        Words("Этот человек уже есть в вашей семье.", "This person is in your family already."),
        "OPEN_GUARDIANSHIP",
        Words("Откройте его страницу в разделе «Моя семья».", "Open their page in “My family”."),
    ),
    "RELATION_UNFIT": RefusalWords(
        Words(
            "Возраст этого человека не подходит к тому, кем он вам приходится.",
            "The person's age does not fit what they are to you.",
        ),
        "CHOOSE_RELATION",
        Words("Проверьте дату рождения и кем он вам приходится.", "Check the birth date and what they are to you."),
    ),
    "INVITATION_CLOSED": RefusalWords(
        Words(
            "Эта ссылка больше не действует: её использовали, отозвали или прошёл срок.",
            "This link no longer works: it was used, withdrawn or has run out.",
        ),
        "ASK_FOR_INVITATION",
        Words("Попросите прислать новую.", "Ask for a new one."),
    ),
}

_DOCUMENTS: Final[dict[str, RefusalWords]] = {
    "DOCUMENT_INVALID": RefusalWords(
        Words("В номере документа ошибка: {problem}.", "There is a mistake in the document's number: {problem}."),
        "CORRECT_DOCUMENT",
        Words("Сверьте номер с документом.", "Compare the number with the document."),
    ),
    "DOCUMENT_TAKEN": RefusalWords(
        Words(
            "Человек с таким документом у нас уже есть, или у этого человека записан другой документ этого вида.",
            "Somebody with this document is known already, or this person has another document of this kind.",
        ),
        "OPEN_DISPUTE",
        Words(
            "Проверьте номер. Если человек действительно ваш, попросите его близкого о приглашении или обратитесь "
            "к регистратору поликлиники.",
            "Check the number. If the person really is yours, ask whoever looks after them for an invitation, or ask "
            "the clinic's desk to decide.",
        ),
    ),
}

_CODES: Final[dict[str, RefusalWords]] = {
    "CODE_WRONG": RefusalWords(
        Words("Код не подходит. Осталось попыток: {guesses}.", "The code is wrong. Tries left: {guesses}."),
        "TYPE_CODE_AGAIN",
        Words("Введите код ещё раз.", "Type the code again."),
    ),
    "CODE_EXPIRED": RefusalWords(
        Words(
            "Код больше не действует: он уже использован или прошёл срок.",
            "The code no longer works: it was used or has run out.",
        ),
        "SEND_CODE_AGAIN",
        Words("Попросите новый код.", "Ask for a new code."),
    ),
    "TOO_MANY_TRIES": RefusalWords(
        Words("Слишком много попыток. Продолжить можно {until}.", "Too many tries. You can go on {until}."),
        "TRY_LATER",
        Words("Подождите и попробуйте ещё раз.", "Wait, then try again."),
    ),
    "SECOND_FACTOR_NEEDED": RefusalWords(
        Words(
            "Для этого нужно ещё раз подтвердить, что это вы.",
            "This needs one more proof that it is you.",
        ),
        "SHOW_SECOND_FACTOR",
        Words("Подтвердите вход вторым способом.", "Confirm with your second factor."),
    ),
}

_DESK: Final[dict[str, RefusalWords]] = {
    "NOT_YOUR_CLINIC": RefusalWords(
        Words(
            "Регистратор действует только в своей поликлинике, пока идёт обращение.",
            "The desk acts at its own clinic only, while a call is open.",
        ),
        "OPEN_CALL",
        Words(
            "Откройте обращение в своей поликлинике или дайте телефон нужной.",
            "Open a call at your clinic, or give the telephone of the right one.",
        ),
    ),
    "CALL_CLOSED": RefusalWords(
        Words("Обращение уже закончено.", "The call is over."),
        "OPEN_CALL",
        Words("Откройте новое обращение.", "Open a new call."),
    ),
}

_RIGHTS: Final[dict[str, RefusalWords]] = {
    "APPOINTMENTS_AHEAD": RefusalWords(
        Words("Впереди ещё есть записи: {count}.", "There are appointments still to come: {count}."),
        "CANCEL_APPOINTMENTS",
        Words("Сначала отмените их.", "Cancel them first."),
    ),
    "DATA_RESTRICTED": RefusalWords(
        Words(
            "По просьбе пациента его данные только хранятся, действовать за него нельзя.",
            "At the patient's own request their data are only kept: nobody may act for them.",
        ),
        "NOTHING",
        Words("Снять ограничение может только сам пациент.", "Only the patient can lift this."),
    ),
    "CONSENT_MISSING": RefusalWords(
        Words("Для этого нужно ваше согласие: {consent}.", "This needs your consent: {consent}."),
        "GIVE_CONSENT",
        Words("Дайте согласие на странице согласий.", "Give it on the page of consents."),
    ),
    "REQUEST_CLOSED": RefusalWords(
        Words("На это уже ответили, или это отозвано.", "This was answered or taken back already."),
        "NOTHING",
        Words("Если нужно, подайте новое.", "If you need to, ask anew."),
    ),
}

REFUSALS: Final[dict[str, RefusalWords]] = {**_FAMILY, **_DOCUMENTS, **_CODES, **_DESK, **_RIGHTS}

PROBLEMS: Final[dict[str, Words]] = {
    "LENGTH": Words("не столько знаков, сколько нужно", "it has the wrong number of characters"),
    "DIGITS": Words("в нём могут быть только цифры", "it may have digits only"),
    "CHECKSUM": Words("не сходится контрольное число, проверьте цифры", "its check digits do not fit"),
    "FORM": Words("он записан не так, как в документе", "it is not written as in the document"),
}

CONSENTS: Final[dict[str, Words]] = {
    "PROCESSING": Words("на обработку персональных данных", "to the processing of personal data"),
    "NOTICES": Words("на уведомления", "to notices"),
    "RECORD": Words("на показ медицинских сведений", "to showing the medical record"),
}


def people(number: int) -> Words:
    """«5 человек», «2 человека»: after «за»."""
    few = number % 10 in (1, 2, 3, 4) and number % 100 not in (11, 12, 13, 14)
    ru, en = "человека" if few else "человек", "person" if number == 1 else "people"
    return Words(f"{number} {ru}", f"{number} {en}")


def named(refused: Refused, tongue: Tongue) -> dict[str, object]:
    """What the sentence of a refusal names, as people write it; nothing for most."""
    match refused:
        case errors.FamilyFull(limit=limit):
            return {"limit": people(limit).say(tongue)}
        case errors.DocumentInvalid(problem=problem):
            return {"problem": PROBLEMS[problem].say(tongue)}
        case errors.CodeWrong(guesses_left=left):
            return {"guesses": left}
        case errors.TooManyTries(until=until):
            moment = datetime.fromisoformat(until).astimezone(MOSCOW)
            return {"until": AFTER.say(tongue, moment=f"{moment:%d.%m, %H:%M}")}
        case errors.AppointmentsAhead(count=count):
            return {"count": count}
        case errors.ConsentMissing(kind=kind):
            return {"consent": CONSENTS[kind].say(tongue)}
    return {}
