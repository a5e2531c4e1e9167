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
        "Это можно сделать только отсюда", "Запрос пришёл с чужой страницы. Откройте сайт и повторите действие здесь."
    ),
    Reason.NOT_SIGNED_IN: Words("Сначала войдите", "Вы уже вышли, или сеанс закончился. Войдите и повторите."),
    Reason.IDENTITY_NOT_CONFIRMED: Words(
        "Личность не подтверждена",
        "Служба входа пускает дальше только подтверждённые учётные записи. Подтвердите личность там или войдите иначе.",
    ),
    Reason.SECOND_FACTOR_NOT_SHOWN: Words(
        "Второй шаг не пройден",
        "Служба входа узнала вас, но о втором шаге, коде или ключе, не сообщила. Включите его там или добавьте "
        "здесь, в разделе «Безопасность».",
    ),
    Reason.OTHER_PERSON: Words(
        "Это другой человек",
        "Имя или дата рождения не совпадают с вашими, поэтому вход не добавлен и ничего не изменилось. "
        "Если это всё же вы, исправьте данные в службе входа или обратитесь в регистратуру.",
    ),
    Reason.ACCOUNT_CLOSED: Words(
        "Учётная запись закрыта", "Войти в неё больше нельзя. Вопросы о своих данных задайте в регистратуре."
    ),
    Reason.WORK_ACCOUNT: Words(
        "Рабочая запись остаётся отдельной",
        "Одна из учётных записей служит для работы в поликлинике. С личной её не объединяют.",
    ),
    Reason.BOOKING_UNDER_WAY: Words(
        "Сначала закончите запись", "За вами сейчас занято время приёма. Запишитесь или откажитесь и повторите."
    ),
    Reason.VISITS_OVERLAP: Words(
        "Записи пересекаются",
        "В двух учётных записях есть приёмы на одно и то же время. Отмените или перенесите один из них и повторите.",
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
        "This works from our pages only", "The request came from another site. Open this site and do it here."
    ),
    Reason.NOT_SIGNED_IN: Words("Sign in first", "You have signed out, or your session is over. Sign in, then repeat."),
    Reason.IDENTITY_NOT_CONFIRMED: Words(
        "Your identity is not confirmed",
        "The sign-in service lets only confirmed accounts through. Confirm who you are there, or sign in another way.",
    ),
    Reason.SECOND_FACTOR_NOT_SHOWN: Words(
        "The second step is missing",
        "The sign-in service knows you, but told of no second step, such as a code or a key. Switch it on there, or "
        "add one here under “Security”.",
    ),
    Reason.OTHER_PERSON: Words(
        "This is somebody else",
        "The name or birth date differs from yours, so nothing was added and nothing has changed. If it is you all the "
        "same, correct it at the sign-in service or ask at the desk.",
    ),
    Reason.ACCOUNT_CLOSED: Words(
        "This account is closed", "Nobody can sign in to it any more. Ask at the desk about your data."
    ),
    Reason.WORK_ACCOUNT: Words(
        "A work account stays apart", "One of the accounts is for work at a clinic. It is not joined to a personal one."
    ),
    Reason.BOOKING_UNDER_WAY: Words(
        "Finish booking first", "A time is being held for you right now. Book it or let it go, then repeat."
    ),
    Reason.VISITS_OVERLAP: Words(
        "Your visits overlap", "The two accounts have visits at the same time. Cancel or move one of them, then repeat."
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
# title and text, the button, the way back
MERGE = {
    Language.RU: (
        Words(
            "Объединить две учётные записи?",
            "Этим входом вы уже пользовались: у него есть своя учётная запись. Её записи к врачам, близкие и способы "
            "входа перейдут в ту, в которой вы сейчас. Разделить их потом нельзя.",
        ),
        "Объединить",
        "Оставить как есть",
    ),
    Language.EN: (
        Words(
            "Join the two accounts?",
            "You have used this sign-in before: it has an account of its own. Its visits, family and ways to sign in "
            "move to the account you are in now. They can not be taken apart later.",
        ),
        "Join them",
        "Leave them as they are",
    ),
}
AGAIN = {Language.RU: "Войти", Language.EN: "Sign in"}
ON = {Language.RU: "Продолжить без входа", Language.EN: "Go on without"}
GO_ON = {Language.RU: "Продолжить", Language.EN: "Continue"}
