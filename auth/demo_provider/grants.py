"""What the demo provider has given out: codes for a minute and one use, access tokens for ten minutes."""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from auth.demo_provider.people import DemoPerson
from booking.ports import Clock

CODE_LASTS = timedelta(minutes=1)
TOKEN_LASTS = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Asked:
    """An authorization request that passed its checks. `fresh`: the person has to show anew who they are."""

    redirect_uri: str
    state: str | None
    nonce: str | None
    code_challenge: str
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Grant:
    """`second_factor`: the person showed one."""

    person: DemoPerson
    asked: Asked
    at: datetime
    second_factor: bool


class Grants:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._codes: dict[str, Grant] = {}
        self._tokens: dict[str, Grant] = {}

    def code_for(self, person: DemoPerson, asked: Asked, *, second_factor: bool = False) -> str:
        self._drop_old()
        code = secrets.token_urlsafe(32)
        self._codes[code] = Grant(person, asked, self._clock(), second_factor)
        return code

    def redeem(self, code: str) -> Grant | None:
        """The grant of a code, the first time it is asked for."""
        grant = self._codes.pop(code, None)
        return grant if grant is not None and self._clock() - grant.at <= CODE_LASTS else None

    def token_for(self, grant: Grant) -> str:
        token = secrets.token_urlsafe(32)
        self._tokens[token] = replace(grant, at=self._clock())
        return token

    def person_of(self, token: str) -> DemoPerson | None:
        grant = self._tokens.get(token)
        return grant.person if grant is not None and self._clock() - grant.at <= TOKEN_LASTS else None

    def _drop_old(self) -> None:
        now = self._clock()
        self._codes = {code: grant for code, grant in self._codes.items() if now - grant.at <= CODE_LASTS}
        self._tokens = {token: grant for token, grant in self._tokens.items() if now - grant.at <= TOKEN_LASTS}
