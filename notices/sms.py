"""SMS by a gateway over HTTP: a POST of JSON with the number and the text, answered 2xx once it is taken."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx2

from notices.sender import SendFailed
from storage.notices import Outgoing

TIMEOUT = httpx2.Timeout(10)
# the gateway read the request and will never take it; 408 and 429 are for later
FOR_GOOD = frozenset({400, 404, 410, 413, 422})


class SmsUnfit(Exception):
    """The configured gateway can not be used; the text says what to set."""


@dataclass(frozen=True, slots=True)
class SmsGateway:
    """`token`: sent as a bearer token; None where the gateway wants none."""

    url: str
    token: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise SmsUnfit("An SMS gateway is an http:// or https:// address.")

    async def send(self, notice: Outgoing) -> None:
        # tried again after a lost answer, the gateway knows it for the same message
        headers = {"Idempotency-Key": f"talon-notice-{notice.notice_id}"}
        if self.token is not None:
            headers["Authorization"] = f"Bearer {self.token}"
        try:
            async with httpx2.AsyncClient(timeout=TIMEOUT) as client:
                answer = await client.post(
                    self.url, json={"to": notice.recipient, "text": notice.text}, headers=headers
                )
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise SendFailed(type(error).__name__) from None
        if not answer.is_success:
            raise SendFailed(f"the gateway answered {answer.status_code}", for_good=answer.status_code in FOR_GOOD)
