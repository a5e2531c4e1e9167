"""How a sign-in fails: a closed list of reasons for the person, a closed word for the log, never a person's data."""

from enum import StrEnum


class Reason(StrEnum):
    """What the page says in words."""

    DECLINED = "DECLINED"
    SIGN_IN_EXPIRED = "SIGN_IN_EXPIRED"
    PROVIDER_REFUSED = "PROVIDER_REFUSED"
    PROVIDER_SILENT = "PROVIDER_SILENT"
    PROVIDER_MISTRUSTED = "PROVIDER_MISTRUSTED"
    NOT_CONFIGURED = "NOT_CONFIGURED"
    FOREIGN_ORIGIN = "FOREIGN_ORIGIN"
    NOT_SIGNED_IN = "NOT_SIGNED_IN"
    IDENTITY_NOT_CONFIRMED = "IDENTITY_NOT_CONFIRMED"
    SECOND_FACTOR_NOT_SHOWN = "SECOND_FACTOR_NOT_SHOWN"
    OTHER_PERSON = "OTHER_PERSON"
    ACCOUNT_CLOSED = "ACCOUNT_CLOSED"
    WORK_ACCOUNT = "WORK_ACCOUNT"
    BOOKING_UNDER_WAY = "BOOKING_UNDER_WAY"
    VISITS_OVERLAP = "VISITS_OVERLAP"


class SignInFailed(Exception):
    """The sign-in did not come about. `what`: the part that failed, in words of our own, fit for a log."""

    def __init__(self, reason: Reason, what: str) -> None:
        super().__init__(f"{reason}: {what}")
        self.reason = reason
        self.what = what


def mistrusted(what: str) -> SignInFailed:
    """The provider's answer fails a check that OpenID Connect asks for."""
    return SignInFailed(Reason.PROVIDER_MISTRUSTED, what)
