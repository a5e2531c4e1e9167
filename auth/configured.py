"""The providers as the operator of the service names them: one by variables, several by a JSON list.

[{"name": "clinic", "issuer": "https://id.example", "client_id": "talon", "client_secret_file": "/run/secrets/id",
  "title": {"ru": "Портал здоровья", "en": "Health portal"}, "confirmed": "trusted", "second_factor": "amr=otp"},
 {"name": "esia", "kind": "esia", "client_id": "TALON", "certificate_hash": "…", "key_file": "esia.pem",
  "signer": ["openssl", "cms", "-sign", …]}]
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Tag, TypeAdapter, ValidationError

from auth.esia.dialect import SCOPES as ESIA_SCOPES
from auth.esia.dialect import Dialect
from auth.esia.party import EsiaParty
from auth.esia.signer import ProgramSigner
from auth.provider import TITLES, ClaimRule, Kind, Provider, ProviderUnfit, rule_of
from auth.providers import CALLBACK
from auth.relying_party import Party, RelyingParty
from booking.ports import Clock

GOSUSLUGI = {"ru": "Госуслуги", "en": "Gosuslugi"}


@dataclass(frozen=True, slots=True)
class SingleProvider:
    """What the variables TALON_OIDC_* say; without an issuer there is none."""

    issuer: str | None
    client_id: str | None
    client_secret: str | None = field(repr=False)
    scopes: str
    confirmed: str
    operator: str | None


class _Title(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    ru: str
    en: str


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    name: str
    client_id: str
    title: _Title | None = None
    operator: str | None = None
    second_factor: str | None = None


class _Oidc(_Entry):
    kind: Literal["oidc"] = "oidc"
    issuer: str
    client_secret: str | None = None
    client_secret_file: str | None = None
    confirmed: str = "trusted"
    scopes: str = "openid profile phone"
    step_up_acr: str = ""


class _Esia(_Entry):
    kind: Literal["esia"]
    address: str = "https://esia.gosuslugi.ru"
    # what ESIA calls itself in its tokens, at its real address and at the test one alike
    issuer: str = "http://esia.gosuslugi.ru/"
    certificate_hash: str
    key_file: str
    signer: list[str]
    scopes: str = " ".join(ESIA_SCOPES)


def _kind(entry: Any) -> str:
    return str(entry.get("kind", "oidc")) if isinstance(entry, dict) else "oidc"


_Any = Annotated[Annotated[_Esia, Tag("esia")] | Annotated[_Oidc, Tag("oidc")], Discriminator(_kind)]
_LIST: TypeAdapter[list[_Esia | _Oidc]] = TypeAdapter(list[_Any])


def configured_parties(listed: str | None, single: SingleProvider, origin: str, clock: Clock) -> list[Party]:
    """`listed`: JSON or a path. Raises ProviderUnfit with a sentence that repeats no secret."""
    parties: list[Party] = [_party(entry, origin, clock) for entry in _read(listed)] if listed else []
    if single.issuer and single.client_id and single.client_secret:
        provider = Provider(
            single.issuer,
            single.client_id,
            single.client_secret,
            confirmed=rule_of(single.confirmed),
            operator=_rule(single.operator),
            scopes=tuple(single.scopes.split()),
        )
        parties.append(RelyingParty(provider, _redirect_uri(origin, provider.name), clock))
    return parties


def _read(listed: str) -> list[_Esia | _Oidc]:
    text = listed if listed.lstrip().startswith("[") else _file(listed, "TALON_PROVIDERS")
    try:
        return _LIST.validate_json(text)
    except ValidationError as error:
        # the input itself may hold a secret
        wrong = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()[:3])
        raise ProviderUnfit(f"TALON_PROVIDERS can not be used: {wrong}.") from None


def _party(entry: _Esia | _Oidc, origin: str, clock: Clock) -> Party:
    redirect_uri = _redirect_uri(origin, entry.name)
    if isinstance(entry, _Oidc):
        return RelyingParty(_oidc(entry), redirect_uri, clock)
    dialect = Dialect(entry.address, entry.certificate_hash, _file(entry.key_file, f"key_file of {entry.name!r}"))
    return EsiaParty(_esia(entry), dialect, ProgramSigner(tuple(entry.signer)), redirect_uri, clock)


def _oidc(entry: _Oidc) -> Provider:
    secret = entry.client_secret
    if entry.client_secret_file is not None:
        secret = _file(entry.client_secret_file, f"client_secret_file of {entry.name!r}").strip()
    return Provider(
        entry.issuer,
        entry.client_id,
        secret or "",
        confirmed=rule_of(entry.confirmed),
        operator=_rule(entry.operator),
        scopes=tuple(entry.scopes.split()),
        name=entry.name,
        titles=entry.title.model_dump() if entry.title else TITLES,
        second_factor=_rule(entry.second_factor),
        step_up_acr=tuple(entry.step_up_acr.split()),
    )


def _esia(entry: _Esia) -> Provider:
    return Provider(
        entry.issuer,
        entry.client_id,
        "",
        confirmed=ClaimRule("urn:esia:sbj:is_tru"),
        operator=_rule(entry.operator),
        scopes=tuple(entry.scopes.split()),
        kind=Kind.ESIA,
        name=entry.name,
        titles=entry.title.model_dump() if entry.title else GOSUSLUGI,
        second_factor=_rule(entry.second_factor),
    )


def _rule(text: str | None) -> ClaimRule | None:
    return None if text is None else rule_of(text)


def _redirect_uri(origin: str, name: str) -> str:
    return f"{origin}{CALLBACK}/{name}"


def _file(path: str, what: str) -> str:
    try:
        return Path(path).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise ProviderUnfit(f"The file of {what} can not be read: {path!r}.") from None
