"""What the demo provider is asked for, and how it says no."""

import base64
import hashlib
from collections.abc import Mapping

from auth.demo_provider.grants import Asked


class Refusal(Exception):
    """An error of OAuth 2.0 (RFC 6749, sections 4.1.2.1 and 5.2)."""

    def __init__(self, error: str, status: int = 400) -> None:
        super().__init__(error)
        self.error = error
        self.status = status


def read_request(asked: Mapping[str, str]) -> Asked:
    """The request of a client that is known already. Raises Refusal with the code of RFC 6749, section 4.1.2.1."""
    if asked.get("response_type") != "code":
        raise Refusal("unsupported_response_type")
    if "openid" not in asked.get("scope", "").split():
        raise Refusal("invalid_scope")
    challenge = asked.get("code_challenge", "")
    if asked.get("code_challenge_method") != "S256" or len(challenge) != 43 or not challenge.isascii():
        raise Refusal("invalid_request")
    if asked.get("prompt") == "none":
        raise Refusal("login_required")
    fresh = asked.get("prompt") == "login" or asked.get("max_age") == "0"
    return Asked(asked["redirect_uri"], asked.get("state"), asked.get("nonce"), challenge, fresh)


def challenge_of(verifier: str) -> str:
    """S256 of RFC 7636, section 4.2."""
    digest = hashlib.sha256(verifier.encode("ascii", "replace")).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
