"""E-mail by SMTP (RFC 5321), over TLS but on this machine."""

import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from urllib.parse import unquote, urlsplit

import aiosmtplib

from booking.ports import Clock
from notices.sender import SendFailed
from storage.notices import Outgoing

TIMEOUT_SECONDS = 20.0
LOOPBACK = ("127.0.0.1", "localhost", "::1")
FOR_GOOD = 500


class SmtpUnfit(Exception):
    """The configured server can not be used; the text says what to set."""


@dataclass(frozen=True, slots=True)
class Smtp:
    """`url`: smtp://user:password@host:587 begins in the open and goes on over TLS, smtps://…:465 is TLS at once.

    `trusted`: a file with the certificates to trust instead of the machine's own.
    """

    url: str = field(repr=False)
    sent_from: str
    clock: Clock
    trusted: str | None = None

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
            raise SmtpUnfit(
                "An SMTP server is written smtp://user:password@host:587 or smtps://user:password@host:465."
            )
        if "@" not in self.sent_from:
            raise SmtpUnfit("The address that mail comes from has no @.")

    async def send(self, notice: Outgoing) -> None:
        parts = urlsplit(self.url)
        implicit = parts.scheme == "smtps"
        try:
            await aiosmtplib.send(
                self._message(notice),
                hostname=parts.hostname,
                port=parts.port or (465 if implicit else 587),
                username=unquote(parts.username) if parts.username else None,
                password=unquote(parts.password) if parts.password else None,
                use_tls=implicit,
                # a server elsewhere has to offer TLS; one on this machine may
                start_tls=False if implicit else None if parts.hostname in LOOPBACK else True,
                tls_context=ssl.create_default_context(cafile=self.trusted),
                timeout=TIMEOUT_SECONDS,
            )
        except aiosmtplib.SMTPRecipientsRefused as error:
            refused = all(one.code >= FOR_GOOD for one in error.recipients)
            raise SendFailed("the server refused the recipient", for_good=refused) from None
        except aiosmtplib.SMTPResponseException as error:
            raise SendFailed(f"the server answered {error.code}") from None
        except (aiosmtplib.SMTPException, OSError, ValueError) as error:
            raise SendFailed(type(error).__name__) from None

    def _message(self, notice: Outgoing) -> EmailMessage:
        message = EmailMessage()
        message["From"] = self.sent_from
        message["To"] = notice.recipient
        message["Subject"] = notice.subject
        message["Date"] = format_datetime(self.clock())
        message["Message-ID"] = make_msgid(domain=self.sent_from.rpartition("@")[2].rstrip(">"))
        # RFC 3834: holiday replies are not for us
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(notice.text)
        return message
