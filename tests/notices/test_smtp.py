"""E-mail against a real SMTP server."""

import email
import email.policy
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from notices.sender import SendFailed
from notices.smtp import Smtp, SmtpUnfit
from tests.notices.outgoing import EMAIL, TEXT, outgoing
from tests.services.certificate import self_signed
from tests.services.clock import SetClock
from tests.services.ports import free_port


class Mailbox:
    """What arrived. `answer`: what the server says to a recipient."""

    def __init__(self, answer: str = "250 OK") -> None:
        self.answer = answer
        self.arrived: list[EmailMessage] = []
        self.envelopes: list[Envelope] = []

    async def handle_RCPT(  # noqa: N802 - the library's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        envelope.rcpt_tos.append(address)
        return self.answer

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.envelopes.append(envelope)
        content = envelope.content
        assert isinstance(content, bytes)
        message = email.message_from_bytes(content, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        self.arrived.append(message)
        return "250 OK"


@contextmanager
def a_server(mailbox: Mailbox, **options: Any) -> Iterator[int]:
    """Its port."""
    server = Controller(mailbox, hostname="127.0.0.1", port=free_port(), **options)
    server.start()
    try:
        yield int(server.port)
    finally:
        server.stop()


async def test_a_letter_arrives_whole(clock: SetClock) -> None:
    mailbox = Mailbox()
    with a_server(mailbox) as port:
        await Smtp(f"smtp://127.0.0.1:{port}", "Талон <talon@clinic.example>", clock).send(outgoing())
    letter, envelope = mailbox.arrived[0], mailbox.envelopes[0]
    assert (envelope.mail_from, envelope.rcpt_tos) == ("talon@clinic.example", [EMAIL])
    assert (letter["to"], letter["subject"], letter["auto-submitted"]) == (EMAIL, "Код для входа", "auto-generated")
    assert letter.get_content().strip() == TEXT
    assert letter["message-id"].endswith("@clinic.example>")


async def test_the_password_goes_over_tls_alone(clock: SetClock, tmp_path: Path) -> None:
    seen: list[tuple[bytes, bytes, bool]] = []

    def check(_server: SMTP, session: Session, _envelope: Envelope, _mechanism: str, data: Any) -> AuthResult:
        assert isinstance(data, LoginPassword)
        seen.append((data.login, data.password, session.ssl is not None))
        return AuthResult(success=True)

    mailbox, context = Mailbox(), ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    certificate = self_signed(tmp_path)
    context.load_cert_chain(*certificate)
    options = {"tls_context": context, "require_starttls": True, "authenticator": check, "auth_required": True}
    with a_server(mailbox, **options) as port:
        trusting = Smtp(
            f"smtp://talon:p%40ss@localhost:{port}", "talon@clinic.example", clock, trusted=str(certificate[0])
        )
        await trusting.send(outgoing())
        with pytest.raises(SendFailed):
            await Smtp(f"smtp://talon:p%40ss@localhost:{port}", "talon@clinic.example", clock).send(outgoing())
    assert seen == [(b"talon", b"p@ss", True)]
    assert len(mailbox.arrived) == 1


@pytest.mark.parametrize(("answer", "for_good"), [("550 no such mailbox", True), ("450 busy", False)])
async def test_a_refused_recipient_is_for_good_or_for_now(clock: SetClock, answer: str, for_good: bool) -> None:
    with a_server(Mailbox(answer)) as port, pytest.raises(SendFailed) as failure:
        await Smtp(f"smtp://127.0.0.1:{port}", "talon@clinic.example", clock).send(outgoing())
    assert failure.value.for_good is for_good
    assert EMAIL not in str(failure.value)


async def test_a_server_that_is_away_is_tried_again(clock: SetClock) -> None:
    with pytest.raises(SendFailed) as failure:
        await Smtp(f"smtp://127.0.0.1:{free_port()}", "talon@clinic.example", clock).send(outgoing())
    assert failure.value.for_good is False


async def test_a_subject_smuggles_no_header_in(clock: SetClock) -> None:
    notice = outgoing(recipient=f"{EMAIL}\r\nBcc: evil@example.org")
    with a_server(Mailbox()) as port, pytest.raises(SendFailed):
        await Smtp(f"smtp://127.0.0.1:{port}", "talon@clinic.example", clock).send(notice)


@pytest.mark.parametrize("url", ["http://mail.example", "smtp://", "mail.example:25"])
def test_an_unfit_server_is_refused_at_the_start(clock: SetClock, url: str) -> None:
    with pytest.raises(SmtpUnfit):
        Smtp(url, "talon@clinic.example", clock)
    with pytest.raises(SmtpUnfit):
        Smtp("smtp://mail.example", "nobody", clock)
