"""Codes of an authenticator app: RFC 6238, six digits, thirty seconds; a code is good once."""

import io
from datetime import datetime
from hmac import compare_digest

import pyotp
import segno

STEP_SECONDS = 30
# the phone's clock may be this many steps off
DRIFT = 1
ISSUER = "Talon"


def new_secret() -> str:
    """160 bits, base32."""
    return pyotp.random_base32()


def uri(secret: str, name: str) -> str:
    """For the app, by link or by picture."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=ISSUER)


def picture(address: str) -> str:
    """The QR code as SVG."""
    out = io.BytesIO()
    segno.make(address, error="m").save(out, kind="svg", xmldecl=False, scale=5, border=2)
    return out.getvalue().decode()


def step_of(secret: str, code: str, now: datetime, last_step: int) -> int | None:
    """The step whose code this is, if none so late was used before."""
    current = int(now.timestamp()) // STEP_SECONDS
    app = pyotp.TOTP(secret)
    steps = range(current - DRIFT, current + DRIFT + 1)
    right = [step for step in steps if compare_digest(app.generate_otp(step).encode(), code.encode())]
    return next((step for step in right if step > last_step), None)
