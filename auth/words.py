"""What people read when signing in does not go as they wished."""

from dataclasses import dataclass

from auth.failures import Reason
from auth.pages import Language


@dataclass(frozen=True, slots=True)
class Words:
    title: str
    text: str


RU = {
    Reason.DECLINED: Words("Вы не вошли", "Вход отменён. Смотреть врачей и время можно и так, для записи нужно войти."),
    Reason.SIGN_IN_EXPIRED: Words(
        "Вход устарел",
        "Эта попытка входа уже использована, или с её начала прошло больше 15 минут. Начните вход заново.",
    ),
    Reason.PROVIDER_REFUSED: Words(
        "Войти не удалось",
        "Служба входа ответила отказом. Попробуйте ещё раз; если не поможет, позвоните в поликлинику.",
    ),
    Reason.PROVIDER_SILENT: Words(
        "Служба входа не отвечает", "Мы тут ни при чём, но и войти пока нельзя. Попробуйте через минуту."
    ),
    Reason.PROVIDER_MISTRUSTED: Words(
        "Войти не удалось", "Ответ службы входа не прошёл проверку, поэтому мы вас не впустили. Начните вход заново."
    ),
    Reason.NOT_CONFIGURED: Words(
        "Вход не настроен", "Здесь можно смотреть врачей и время. Записаться можно по телефону поликлиники."
    ),
    Reason.FOREIGN_ORIGIN: Words(
        "Выйти можно только отсюда", "Запрос пришёл с чужой страницы. Откройте сайт и нажмите «Выйти»."
    ),
}
EN = {
    Reason.DECLINED: Words(
        "You are not signed in",
        "Sign-in was cancelled. You can look at doctors and times; booking needs you signed in.",
    ),
    Reason.SIGN_IN_EXPIRED: Words(
        "This sign-in is over", "It was used already, or it began more than 15 minutes ago. Please start again."
    ),
    Reason.PROVIDER_REFUSED: Words(
        "Sign-in failed", "The sign-in service said no. Try again; if that does not help, call the clinic."
    ),
    Reason.PROVIDER_SILENT: Words(
        "The sign-in service is silent", "It does not answer, so nobody can sign in now. Try again in a minute."
    ),
    Reason.PROVIDER_MISTRUSTED: Words(
        "Sign-in failed",
        "The answer of the sign-in service did not pass our checks, so we did not let you in. Start again.",
    ),
    Reason.NOT_CONFIGURED: Words(
        "Sign-in is not set up", "You can look at doctors and times here. To book, call the clinic."
    ),
    Reason.FOREIGN_ORIGIN: Words(
        "Sign out from our page", "The request came from another site. Open this site and press “Sign out”."
    ),
}
FAILURES = {Language.RU: RU, Language.EN: EN}
NAMELESS = {
    Language.RU: Words(
        "Вы вошли, но записаться пока не сможете",
        "Служба входа не сообщила ваши фамилию, имя и дату рождения, а без них поликлиника не запишет. "
        "Разрешите передать их или заполните в личном кабинете службы, а потом войдите снова.",
    ),
    Language.EN: Words(
        "You are signed in, but can not book yet",
        "The sign-in service did not tell your name and birth date, and clinics do not book without them. "
        "Allow it to pass them on, or fill them in there, then sign in again.",
    ),
}
AGAIN = {Language.RU: "Войти", Language.EN: "Sign in"}
ON = {Language.RU: "Продолжить без входа", Language.EN: "Go on without"}
GO_ON = {Language.RU: "Продолжить", Language.EN: "Continue"}
