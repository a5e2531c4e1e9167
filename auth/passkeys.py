"""Passkeys: WebAuthn level 2, by py_webauthn. Each proves possession and who is at the device, which we require."""

import ipaddress
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

NAME = "Талон"
LOCALHOST = "localhost"


class PasskeyRefused(Exception):
    """What the browser sent proves nothing."""


@dataclass(frozen=True, slots=True)
class PasskeySite:
    """For which host passkeys are made, and whose pages may ask for them."""

    host: str
    origins: list[str]


@dataclass(frozen=True, slots=True)
class NewPasskey:
    """base64url without padding."""

    credential_id: str
    public_key: str = field(repr=False)
    sign_count: int


def passkey_site(origin: str) -> PasskeySite | None:
    """None where browsers make no passkeys: for addresses of numbers, but for this machine's own."""
    parts = urlsplit(origin)
    host = parts.hostname or ""
    try:
        loopback = ipaddress.ip_address(host).is_loopback
    except ValueError:
        return PasskeySite(host, [origin])
    port = "" if parts.port is None else f":{parts.port}"
    return PasskeySite(LOCALHOST, [origin, f"{parts.scheme}://{LOCALHOST}{port}"]) if loopback else None


def registration_options(site: PasskeySite, user: bytes, name: str, known: Sequence[str]) -> tuple[dict[str, Any], str]:
    """What the browser is asked to make a passkey with, and the challenge. `known`: passkeys there are already."""
    options = generate_registration_options(
        rp_id=site.host,
        rp_name=NAME,
        user_id=user,
        user_name=name,
        exclude_credentials=_described(known),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
    )
    return json.loads(options_to_json(options)), _text(options.challenge)


def sign_in_options(site: PasskeySite, known: Sequence[str]) -> tuple[dict[str, Any], str]:
    """The same for showing one; none `known`: any of this site's."""
    options = generate_authentication_options(
        rp_id=site.host,
        allow_credentials=_described(known),
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return json.loads(options_to_json(options)), _text(options.challenge)


def made(site: PasskeySite, credential: dict[str, Any], challenge: str) -> NewPasskey:
    """Raises PasskeyRefused."""
    try:
        verified = verify_registration_response(
            credential=credential,
            expected_challenge=_bytes(challenge),
            expected_rp_id=site.host,
            expected_origin=site.origins,
            require_user_verification=True,
        )
    except FAULTS as error:
        raise PasskeyRefused from error
    return NewPasskey(_text(verified.credential_id), _text(verified.credential_public_key), verified.sign_count)


def shown(site: PasskeySite, credential: dict[str, Any], challenge: str, public_key: str, sign_count: int) -> int:
    """The passkey's new count. Raises PasskeyRefused."""
    try:
        verified = verify_authentication_response(
            credential=credential,
            expected_challenge=_bytes(challenge),
            expected_rp_id=site.host,
            expected_origin=site.origins,
            credential_public_key=_bytes(public_key),
            credential_current_sign_count=sign_count,
            require_user_verification=True,
        )
    except FAULTS as error:
        raise PasskeyRefused from error
    return verified.new_sign_count


def credential_id(credential: dict[str, Any]) -> str:
    """By which the passkey is looked up. Raises PasskeyRefused."""
    named = credential.get("id")
    if not isinstance(named, str) or not named.isascii() or not 0 < len(named) <= LONGEST_ID:
        raise PasskeyRefused
    return named.rstrip("=")


LONGEST_ID = 500
# the library lets through what its parsers of CBOR, DER and certificates raise
FAULTS = (WebAuthnException, ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, EOFError)


def _described(ids: Sequence[str]) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=_bytes(one)) for one in ids]


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
