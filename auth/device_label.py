"""What a person calls the browser they signed in on: "Chrome, Windows"."""

from ua_parser import parse

LONGEST = 100
# a header may be as long as the server lets it be; what tells the browser stands at its beginning
READ = 400


def device_label(user_agent: str | None) -> str | None:
    """None when the browser does not say, or says what nobody knows."""
    if not user_agent:
        return None
    found = parse(user_agent[:READ])
    parts = [part.family for part in (found.user_agent, found.os) if part is not None and part.family != "Other"]
    return ", ".join(parts)[:LONGEST] or None
