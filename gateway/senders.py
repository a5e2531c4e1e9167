"""What carries notices: the configured servers, and in development a page for those that are not configured."""

from dataclasses import dataclass

from booking.ports import Clock
from gateway.settings import Settings
from notices.sender import Sender, Senders
from notices.shown import Shown
from notices.sms import SmsGateway
from notices.smtp import Smtp
from storage.models import Channel


@dataclass(frozen=True, slots=True)
class Carriers:
    """`shown`: the development page, None in production. A channel without a sender keeps its notices waiting."""

    senders: Senders
    shown: Shown | None


def build_carriers(settings: Settings, clock: Clock) -> Carriers:
    shown = None if settings.production else Shown(clock)
    senders: dict[Channel, Sender] = {} if shown is None else dict.fromkeys(Channel, shown)
    if settings.smtp_url and settings.smtp_from:
        senders[Channel.EMAIL] = Smtp(settings.smtp_url, settings.smtp_from, clock)
    if settings.sms_url:
        senders[Channel.SMS] = SmsGateway(settings.sms_url, settings.sms_token)
    return Carriers(senders, shown)
