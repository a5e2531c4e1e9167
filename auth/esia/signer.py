"""Who signs our requests to ESIA. The law asks for GOST R 34.10-2012, whose keys live in certified programs."""

import asyncio
from dataclasses import dataclass
from typing import Protocol

DEADLINE_SECONDS = 10.0


class NotSigned(Exception):
    """The signer has failed; the text is for the log and holds nothing of what was to be signed."""


class Signer(Protocol):
    async def sign(self, message: bytes) -> bytes:
        """A detached CMS signature of the message, DER. Raises NotSigned."""
        ...


@dataclass(frozen=True, slots=True)
class ProgramSigner:
    """A program that reads the message from its input and writes the signature: OpenSSL, CryptoPro, a service.

    For OpenSSL: openssl cms -sign -engine gost -md md_gost12_256 -signer cert.pem -inkey key.pem -binary -outform DER.
    """

    command: tuple[str, ...]

    async def sign(self, message: bytes) -> bytes:
        try:
            async with asyncio.timeout(DEADLINE_SECONDS):
                return await self._run(message)
        except (OSError, TimeoutError) as error:
            raise NotSigned(f"the signer did not run: {type(error).__name__}") from error

    async def _run(self, message: bytes) -> bytes:
        pipe = asyncio.subprocess.PIPE
        program = await asyncio.create_subprocess_exec(*self.command, stdin=pipe, stdout=pipe, stderr=pipe)
        try:
            signature, _ = await program.communicate(message)
        except asyncio.CancelledError:
            program.kill()
            await program.wait()
            raise
        if program.returncode or not signature:
            raise NotSigned(f"the signer ended with {program.returncode}")
        return signature
