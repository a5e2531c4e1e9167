"""OpenSSL that signs and checks CMS: by GOST R 34.10-2012 where Debian's engine can be had, by RSA elsewhere."""

import shutil
import ssl
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.services import debian

CONFIGURATION = """openssl_conf = openssl_def
[openssl_def]
engines = engine_section
[engine_section]
gost = gost_section
[gost_section]
engine_id = gost
default_algorithms = ALL
[req]
distinguished_name = name
[name]
"""


@dataclass(frozen=True)
class Signing:
    """A key of ours with its certificate. `gost` False: this machine has no engine for it, and RSA stands in."""

    folder: Path
    gost: bool

    @property
    def certificate(self) -> Path:
        return self.folder / "cert.pem"

    @property
    def command(self) -> tuple[str, ...]:
        """Reads a message, writes its detached CMS, DER."""
        kind = ("-engine", "gost", "-md", "md_gost12_256") if self.gost else ("-md", "sha256")
        key = ("-signer", str(self.certificate), "-inkey", str(self.folder / "key.pem"))
        return (*self._openssl, "cms", "-sign", *kind, *key, "-binary", "-outform", "DER")

    def is_signed(self, message: bytes, signature: bytes) -> bool:
        """Whether our key, and no other, has signed exactly this message."""
        content, cms = self.folder / "message", self.folder / "message.cms"
        content.write_bytes(message)
        cms.write_bytes(signature)
        # the certificate inside the message is not looked at: anybody can put one there
        known = ("-nointern", "-certfile", str(self.certificate), "-noverify")
        given = ("-binary", "-inform", "DER", "-in", str(cms), "-content", str(content))
        command = (*self._openssl, "cms", "-verify", *given, *known)
        return subprocess.run(command, capture_output=True, check=False).returncode == 0

    def certificate_der(self) -> bytes:
        return ssl.PEM_cert_to_DER_cert(self.certificate.read_text())

    @property
    def _openssl(self) -> tuple[str, ...]:
        configured = ("env", f"OPENSSL_CONF={self.folder / 'openssl.cnf'}") if self.gost else ()
        return (*configured, "openssl")


def signing(folder: Path) -> Signing:
    """A fresh key in the folder."""
    made = Signing(folder, has_gost())
    (folder / "openssl.cnf").write_text(CONFIGURATION)
    kind = ("-newkey", "gost2012_256", "-pkeyopt", "paramset:A") if made.gost else ("-newkey", "rsa:2048")
    files = ("-keyout", str(folder / "key.pem"), "-out", str(made.certificate))
    command = (*made._openssl, "req", "-x509", *kind, "-nodes", *files, "-subj", "/CN=talon")
    subprocess.run(command, check=True, capture_output=True)
    return made


@cache
def has_gost() -> bool:
    """Installs the engine where this machine lets us."""
    return _engine() or (debian.install("libengine-gost-openssl") and _engine())


def _engine() -> bool:
    return shutil.which("openssl") is not None and any(Path("/usr/lib").glob("*/engines-3/gost.so"))
