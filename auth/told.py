"""What people are told when something about how they sign in has changed, so that they notice if it was not them."""

from datetime import timedelta
from enum import StrEnum

from auth.pages import Language
from booking.actions.notify import notify
from booking.engine import Engine
from booking.rules.contacts import Address
from storage.contacts import contacts_of
from storage.work import Work

USEFUL = timedelta(days=1)


class Change(StrEnum):
    FACTOR_ADDED = "FACTOR_ADDED"
    FACTOR_REMOVED = "FACTOR_REMOVED"
    RECOVERY_CODES = "RECOVERY_CODES"
    PASSWORD = "PASSWORD"  # noqa: S105 - the name of a change
    RECOVERED = "RECOVERED"
    CONTACT = "CONTACT"
    LOGIN_ADDED = "LOGIN_ADDED"
    LOGIN_REMOVED = "LOGIN_REMOVED"
    MERGED = "MERGED"
    TAKEN = "TAKEN"


_NOT_YOU = {
    Language.RU: "Это не вы? Смените пароль: {link}",
    Language.EN: "Was it not you? Set a new password: {link}",
}
_WORDS = {
    Language.RU: {
        Change.FACTOR_ADDED: "Талон: к вашей учётной записи добавлен второй способ подтвердить вход.",
        Change.FACTOR_REMOVED: "Талон: способ подтвердить вход убран из вашей учётной записи.",
        Change.RECOVERY_CODES: "Талон: выданы новые запасные коды, прежние не действуют.",
        Change.PASSWORD: "Талон: ваш пароль изменён, на других устройствах вы вышли.",
        Change.RECOVERED: "Талон: пароль восстановлен по коду, на всех устройствах вы вышли.",
        Change.CONTACT: "Талон: в вашей учётной записи изменён телефон или почта.",
        Change.LOGIN_ADDED: "Талон: в вашу учётную запись теперь можно войти ещё одним внешним входом.",
        Change.MERGED: "Талон: две ваши учётные записи объединены в одну.",
        Change.LOGIN_REMOVED: "Талон: внешний вход отсоединён от вашей учётной записи.",
        Change.TAKEN: "Талон: кто-то указал этот контакт, но он уже подтверждён в вашей учётной записи. "
        "Если это вы, войдите с ним. Если нет, делать ничего не нужно.",
    },
    Language.EN: {
        Change.FACTOR_ADDED: "Talon: a second way to confirm your sign-in was added to your account.",
        Change.FACTOR_REMOVED: "Talon: a way to confirm your sign-in was removed from your account.",
        Change.RECOVERY_CODES: "Talon: new recovery codes were made, the old ones are void.",
        Change.PASSWORD: "Talon: your password was changed, other devices were signed out.",
        Change.RECOVERED: "Talon: a new password was set by a code, all devices were signed out.",
        Change.CONTACT: "Talon: the telephone or e-mail of your account was changed.",
        Change.LOGIN_ADDED: "Talon: one more outside login opens your account now.",
        Change.MERGED: "Talon: two accounts of yours have become one.",
        Change.LOGIN_REMOVED: "Talon: an outside login was taken off your account.",
        Change.TAKEN: "Talon: somebody gave this contact, but it belongs to your account already. "
        "If it was you, sign in with it. If not, there is nothing to do.",
    },
}
_SUBJECT = {Language.RU: "Ваша учётная запись", Language.EN: "Your account"}


async def tell_owner(
    engine: Engine, work: Work, account_id: int, change: Change, language: Language, *also: Address
) -> None:
    """A notice to every contact of the account, and `also` to those it has just lost; inside the transaction."""
    for address in (*(own.address for own in await contacts_of(account_id)), *also):
        await tell(engine, work, address, change, language)


async def tell(engine: Engine, work: Work, address: Address, change: Change, language: Language) -> None:
    words = _WORDS[language][change]
    if change is not Change.TAKEN:
        words = f"{words} {_NOT_YOU[language].format(link=engine.origin + '/recover')}"
    await notify(work, address, _SUBJECT[language], words, engine.clock() + USEFUL)
