"""What a one-time code's notice says, by what it is for."""

from dataclasses import dataclass
from typing import Final, Literal

Tongue = Literal["ru", "en"]


@dataclass(frozen=True, slots=True)
class CodeWords:
    """`text` holds {code}, and {link} where there is one. Short: it may be an SMS."""

    subject: str
    text: str


_NOBODY = {
    "ru": "Никому его не говорите, даже нам.",
    "en": "Tell it to nobody, not even to us.",
}

WORDS: Final[dict[str, dict[str, CodeWords]]] = {
    "ru": {
        "REGISTER": CodeWords("Код для регистрации", "Талон: код {code} для регистрации, годен 5 минут."),
        "FACTOR": CodeWords("Код для входа", "Талон: код {code} для входа, годен 5 минут."),
        "RECOVER": CodeWords("Код для нового пароля", "Талон: код {code}, чтобы сменить забытый пароль."),
        "CONTACT": CodeWords("Код для нового контакта", "Талон: код {code}, чтобы подтвердить этот контакт."),
        "FAMILY": CodeWords("Код подтверждения", "Талон: код {code}, чтобы подтвердить изменение в семье."),
        "CONSENT": CodeWords("Вас просят о согласии", "Талон: код {code}, чтобы ответить на просьбу. {link}"),
        "INVITATION": CodeWords("Вас приглашают", "Талон: код {code} к приглашению. {link}"),
    },
    "en": {
        "REGISTER": CodeWords("Your code to register", "Talon: code {code} to register, good for 5 minutes."),
        "FACTOR": CodeWords("Your code to sign in", "Talon: code {code} to sign in, good for 5 minutes."),
        "RECOVER": CodeWords("Your code for a new password", "Talon: code {code} to set a new password."),
        "CONTACT": CodeWords("Your code for this contact", "Talon: code {code} to confirm this contact."),
        "FAMILY": CodeWords("Your confirmation code", "Talon: code {code} to confirm a change in your family."),
        "CONSENT": CodeWords("Somebody asks for your consent", "Talon: code {code} to answer a request. {link}"),
        "INVITATION": CodeWords("You are invited", "Talon: code {code} for the invitation. {link}"),
    },
}


def written(words: CodeWords, code: str, link: str | None, tongue: Tongue) -> str:
    """The text that goes out."""
    return f"{words.text.format(code=code, link=link or '').strip()} {_NOBODY[tongue]}"
