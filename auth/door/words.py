"""What people read when the door of their own account says no."""

from auth.pages import Language
from auth.refusals import No

RU = {
    No.BAD_REQUEST: "Запрос нельзя прочесть. Обновите страницу и попробуйте ещё раз.",
    No.BAD_INPUT: "Проверьте это поле.",
    No.FOREIGN_ORIGIN: "Запрос пришёл с чужой страницы. Откройте наш сайт и попробуйте там.",
    No.OWN_ACCOUNTS_OFF: "Здесь входят только через внешнюю службу.",
    No.TOO_LARGE: "Запрос слишком большой.",
    No.SIGN_IN_REQUIRED: "Войдите, чтобы продолжить.",
    No.SECOND_FACTOR_REQUIRED: "Подтвердите ещё раз, что это вы.",
    No.HALFWAY_OVER: "Прошло больше 10 минут. Начните вход заново.",
    No.WRONG_LOGIN: "Телефон, почта или пароль не подходят. Проверьте и попробуйте ещё раз.",
    No.WRONG_PASSWORD: "Пароль не подходит.",
    No.PASSWORD_SHORT: "В пароле должно быть не меньше 12 знаков.",
    No.PASSWORD_LONG: "В пароле может быть не больше 256 знаков.",
    No.PASSWORD_COMMON: "Такой пароль легко угадать. Возьмите, например, несколько слов, не связанных между собой.",
    No.CODE_WRONG: "Код не подходит.",
    No.CODE_EXPIRED: "Этот код больше не действует. Запросите новый.",
    No.TOO_MANY_TRIES: "Слишком много попыток. Попробуйте снова после {until}.",
    No.CONSENT_MISSING: "Без согласия на обработку данных учётную запись создать нельзя.",
    No.PASSKEY_REFUSED: "Этот ключ не подошёл. Попробуйте ещё раз или другим способом.",
    No.NO_SUCH_FACTOR: "Так подтвердить нельзя. Выберите другой способ.",
    No.LAST_FACTOR: "Сотрудникам нужен хотя бы один способ подтверждения: сначала добавьте другой.",
    No.FACTOR_NEEDED: "Сначала добавьте способ подтверждения входа.",
    No.FACTOR_USES_CONTACT: "Сюда приходят коды для входа. Сначала уберите этот способ подтверждения.",
    No.OTHER_CONTACT_NEEDED: "Нужен другой подтверждённый контакт: телефон или почта.",
    No.CONTACT_NEEDED: "Сначала подтвердите телефон или почту.",
    No.CONTACT_YOURS: "Этот контакт уже ваш.",
    No.LAST_WAY: "Это ваш единственный способ войти. Сначала добавьте другой.",
    No.NOT_FOUND: "Этого уже нет.",
}
EN = {
    No.BAD_REQUEST: "The request cannot be read. Reload the page and try again.",
    No.BAD_INPUT: "Check this field.",
    No.FOREIGN_ORIGIN: "The request came from another site. Open our site and try there.",
    No.OWN_ACCOUNTS_OFF: "Here people sign in through an outside service only.",
    No.TOO_LARGE: "The request is too large.",
    No.SIGN_IN_REQUIRED: "Sign in to go on.",
    No.SECOND_FACTOR_REQUIRED: "Show once more that it is you.",
    No.HALFWAY_OVER: "More than 10 minutes have passed. Start signing in again.",
    No.WRONG_LOGIN: "The telephone, e-mail or password does not fit. Check them and try again.",
    No.WRONG_PASSWORD: "The password does not fit.",
    No.PASSWORD_SHORT: "A password needs at least 12 characters.",
    No.PASSWORD_LONG: "A password has at most 256 characters.",
    No.PASSWORD_COMMON: "This password is easy to guess. Take a few words that have nothing to do with each other.",
    No.CODE_WRONG: "The code does not fit.",
    No.CODE_EXPIRED: "This code is no longer good. Ask for a new one.",
    No.TOO_MANY_TRIES: "Too many tries. Try again after {until}.",
    No.CONSENT_MISSING: "Without consent to the processing of your data there can be no account.",
    No.PASSKEY_REFUSED: "This passkey did not fit. Try again, or another way.",
    No.NO_SUCH_FACTOR: "It cannot be shown like that. Choose another way.",
    No.LAST_FACTOR: "Who works at a desk needs one way to confirm sign-in: add another one first.",
    No.FACTOR_NEEDED: "Add a way to confirm your sign-in first.",
    No.FACTOR_USES_CONTACT: "Codes to sign in go here. Remove that way to confirm first.",
    No.OTHER_CONTACT_NEEDED: "Another confirmed contact is needed: a telephone or an e-mail.",
    No.CONTACT_NEEDED: "Confirm a telephone or an e-mail first.",
    No.CONTACT_YOURS: "This contact is yours already.",
    No.LAST_WAY: "It is your only way to sign in. Add another one first.",
    No.NOT_FOUND: "It is not there any more.",
}
SAID = {Language.RU: RU, Language.EN: EN}
FIELDS = {
    Language.RU: {
        "phone": "Такого номера телефона нет. Пишите его с кодом, например +7 900 123-45-67.",
        "email": "Это не похоже на адрес почты.",
        "login": "Нужен номер телефона или адрес почты.",
        "value": "Проверьте номер или адрес.",
        "familyName": "Фамилия пишется буквами.",
        "givenName": "Имя пишется буквами.",
        "middleName": "Отчество пишется буквами.",
        "birthDate": "Проверьте дату рождения.",
        "sex": "Выберите пол.",
        "label": "Дайте ключу название.",
    },
    Language.EN: {
        "phone": "There is no such telephone number. Write it with its code, such as +7 900 123-45-67.",
        "email": "This does not look like an e-mail address.",
        "login": "A telephone number or an e-mail address is needed.",
        "value": "Check the number or the address.",
        "familyName": "A family name is written in letters.",
        "givenName": "A name is written in letters.",
        "middleName": "A patronymic is written in letters.",
        "birthDate": "Check the date of birth.",
        "sex": "Choose the sex.",
        "label": "Give the passkey a name.",
    },
}
LEFT = {Language.RU: " Осталось попыток: {left}.", Language.EN: " Tries left: {left}."}


def words_of(no: No, language: Language, field: str | None, until: str | None, left: int | None) -> str:
    """`until`: ISO 8601, told as the hour in UTC, which is when the day's tries begin anew."""
    if no is No.BAD_INPUT and field is not None:
        return FIELDS[language].get(field, SAID[language][no])
    hour = f"{until[11:16]} UTC" if until else ""
    more = LEFT[language].format(left=left) if left else ""
    return SAID[language][no].format(until=hour) + more
