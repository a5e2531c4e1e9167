"""What ESIA does otherwise than OpenID Connect: addresses, times, what is signed, and how it says no."""

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from auth.esia.signer import Signer
from auth.failures import Reason, SignInFailed

AUTHORIZE, TOKEN, LOGOUT, PERSONS = "/aas/oauth2/v2/ac", "/aas/oauth2/v3/te", "/idp/ext/Logout", "/rs/prns"
SCOPES = ("openid", "fullname", "birthdate", "gender", "snils", "mobile", "medical_doc")
CODE = re.compile(r"ESIA-0070(\d\d)")
# how ESIA answers, by the last two digits of its code; all else is a refusal
REASONS = {
    "04": Reason.DECLINED,
    "08": Reason.PROVIDER_SILENT,
    "11": Reason.SIGN_IN_EXPIRED,
    "55": Reason.IDENTITY_NOT_CONFIRMED,
}


@dataclass(frozen=True, slots=True)
class Dialect:
    """`address`: of the real ESIA or the test one. `certificate_hash`: of our certificate, as ESIA's tool prints it.

    `key`: ESIA's public key or certificate, PEM, with which it signs its tokens (RS256).
    """

    address: str
    certificate_hash: str
    key: str

    def at(self, path: str) -> str:
        return self.address.rstrip("/") + path


def written(moment: datetime) -> str:
    """ "2031.03.04 09:00:00 +0000"."""
    return moment.astimezone(UTC).strftime("%Y.%m.%d %H:%M:%S +0000")


async def client_secret(signer: Signer, asked: Mapping[str, str]) -> str:
    """The signature of a request: base64url of a detached CMS over its parts, in this order and without separators."""
    names = ("client_id", "scope", "timestamp", "state", "redirect_uri", "code")
    message = "".join(asked[name] for name in names if name in asked)
    return base64.urlsafe_b64encode(await signer.sign(message.encode())).decode()


def refusal(error: str | None, description: str | None) -> SignInFailed:
    """ESIA puts its own code, such as ESIA-007004, before the words of `error_description`."""
    code = CODE.match(description or "")
    if code is None:
        declined = error == "access_denied"
        return SignInFailed(Reason.DECLINED if declined else Reason.PROVIDER_REFUSED, "esia")
    return SignInFailed(REASONS.get(code[1], Reason.PROVIDER_REFUSED), code[0])
