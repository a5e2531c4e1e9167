"""Free ports on loopback."""

import random
import socket


def free_port() -> int:
    """A port nobody listens on, below the range the kernel hands out to outgoing connections."""
    for port in random.SystemRandom().sample(range(20_000, 32_000), 200):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise RuntimeError("no free port on 127.0.0.1 between 20000 and 32000")
