"""How an own account's door says no: a closed list, each with its HTTP status; the words stand in `door/words.py`."""

from dataclasses import dataclass
from enum import StrEnum


class No(StrEnum):
    BAD_REQUEST = "BAD_REQUEST"
    BAD_INPUT = "BAD_INPUT"
    FOREIGN_ORIGIN = "FOREIGN_ORIGIN"
    OWN_ACCOUNTS_OFF = "OWN_ACCOUNTS_OFF"
    TOO_LARGE = "TOO_LARGE"
    SIGN_IN_REQUIRED = "SIGN_IN_REQUIRED"
    SECOND_FACTOR_REQUIRED = "SECOND_FACTOR_REQUIRED"
    HALFWAY_OVER = "HALFWAY_OVER"
    WRONG_LOGIN = "WRONG_LOGIN"
    WRONG_PASSWORD = "WRONG_PASSWORD"  # noqa: S105 - the name of a refusal
    PASSWORD_SHORT = "PASSWORD_SHORT"  # noqa: S105
    PASSWORD_LONG = "PASSWORD_LONG"  # noqa: S105
    PASSWORD_COMMON = "PASSWORD_COMMON"  # noqa: S105
    CODE_WRONG = "CODE_WRONG"
    CODE_EXPIRED = "CODE_EXPIRED"
    TOO_MANY_TRIES = "TOO_MANY_TRIES"
    CONSENT_MISSING = "CONSENT_MISSING"
    PASSKEY_REFUSED = "PASSKEY_REFUSED"
    NO_SUCH_FACTOR = "NO_SUCH_FACTOR"
    LAST_FACTOR = "LAST_FACTOR"
    FACTOR_NEEDED = "FACTOR_NEEDED"
    FACTOR_USES_CONTACT = "FACTOR_USES_CONTACT"
    OTHER_CONTACT_NEEDED = "OTHER_CONTACT_NEEDED"
    CONTACT_NEEDED = "CONTACT_NEEDED"
    CONTACT_YOURS = "CONTACT_YOURS"
    LAST_WAY = "LAST_WAY"
    NOT_FOUND = "NOT_FOUND"


STATUS: dict[No, int] = {
    No.BAD_REQUEST: 400,
    No.BAD_INPUT: 400,
    No.FOREIGN_ORIGIN: 403,
    No.OWN_ACCOUNTS_OFF: 404,
    No.TOO_LARGE: 413,
    No.SIGN_IN_REQUIRED: 401,
    No.SECOND_FACTOR_REQUIRED: 403,
    No.HALFWAY_OVER: 401,
    No.WRONG_LOGIN: 403,
    No.WRONG_PASSWORD: 403,
    No.PASSWORD_SHORT: 400,
    No.PASSWORD_LONG: 400,
    No.PASSWORD_COMMON: 400,
    No.CODE_WRONG: 403,
    No.CODE_EXPIRED: 403,
    No.TOO_MANY_TRIES: 429,
    No.CONSENT_MISSING: 400,
    No.PASSKEY_REFUSED: 403,
    No.NO_SUCH_FACTOR: 400,
    No.LAST_FACTOR: 409,
    No.FACTOR_NEEDED: 409,
    No.FACTOR_USES_CONTACT: 409,
    No.OTHER_CONTACT_NEEDED: 409,
    No.CONTACT_NEEDED: 409,
    No.CONTACT_YOURS: 409,
    No.LAST_WAY: 409,
    No.NOT_FOUND: 404,
}


@dataclass(eq=False)
class Refusal(Exception):
    """`field`: the part of the body it is about. `until`, `guesses_left`: where the words need them."""

    no: No
    field: str | None = None
    until: str | None = None
    guesses_left: int | None = None

    def __str__(self) -> str:
        return self.no
