"""Sessions: what browsers bring back is only ever compared by its hash."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from storage.models import Session, Way
from storage.sealed import opened
from storage.sql import any_of, execute, rows
from storage.transaction import carry_out


@dataclass(frozen=True, slots=True)
class NewSession:
    token_hash: str
    account_id: int
    id_token: str | None
    starts_at: datetime
    expires_at: datetime
    way: Way = Way.PROVIDER
    second_factor_at: datetime | None = None
    device: str | None = None
    provider: str | None = None
    issuer: str | None = None
    subject: str | None = None
    sid: str | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """What the provider of a session that is over wants to know."""

    provider: str | None
    id_token: str | None


async def session_by_hash(token_hash: str, now: datetime, idle_since: datetime) -> Session | None:
    """The session with its account, unless it has ended, was last seen before `idle_since` or its account is closed."""
    live = Session.filter(
        token_hash=token_hash, expires_at__gt=now, seen_at__gt=idle_since, account__closed_at__isnull=True
    )
    return await live.select_related("account").first()


async def live_sessions(ids: Collection[int], now: datetime, idle_since: datetime) -> dict[int, int]:
    """Those of the sessions that have not ended, each with its account's `reach` as it is now."""
    live = await rows(LIVE_SESSIONS, list(ids), now, idle_since)
    return {session["id"]: session["reach"] for session in live}


async def see_session(session_id: int, now: datetime) -> None:
    await Session.filter(id=session_id, seen_at__lt=now).update(seen_at=now)


async def replace_session(old_hash: str | None, new: NewSession) -> None:
    """Starts a session in place of the one the browser had, if it had one; those long over go too."""

    async def deed() -> None:
        await Session.filter(expires_at__lte=new.starts_at).delete()
        if old_hash is not None:
            await Session.filter(token_hash=old_hash).delete()
        await Session.create(
            token_hash=new.token_hash,
            account_id=new.account_id,
            way=new.way,
            shown_at=new.starts_at,
            second_factor_at=new.second_factor_at,
            device=new.device,
            provider=new.provider,
            issuer=new.issuer,
            subject=new.subject,
            sid=new.sid,
            id_token=new.id_token,
            created_at=new.starts_at,
            seen_at=new.starts_at,
            expires_at=new.expires_at,
        )

    await carry_out(deed)


async def raise_session(session_id: int, token_hash: str, now: datetime, *, second_factor: bool = True) -> bool:
    """Somebody showed again who they are: whoever had the old token alone has nothing any more.

    False when the session has ended meanwhile.
    """
    shown = {"second_factor_at": now} if second_factor else {}
    return await Session.filter(id=session_id).update(token_hash=token_hash, shown_at=now, **shown) == 1


async def end_session(token_hash: str) -> Ended | None:
    """Ends the session; None when there was none."""
    ended = await rows("DELETE FROM session WHERE token_hash = $1 RETURNING provider, id_token", token_hash)
    return Ended(ended[0]["provider"], opened("session.id_token", ended[0]["id_token"])) if ended else None


async def end_sessions_at_provider(issuer: str, sid: str | None, subject: str | None) -> int:
    """Ends the session the provider calls `sid`, else all of the subject's; how many there were."""
    column, value = ("sid", sid) if sid is not None else ("subject", subject)
    return await execute(f"DELETE FROM session WHERE issuer = $1 AND {column} = $2", issuer, value)


async def note_token(issuer: str, jti_hash: str, until: datetime, now: datetime) -> bool:
    """Whether this logout token is here for the first time; it is remembered until it could not be used any more."""
    await execute("DELETE FROM seen_token WHERE expires_at <= $1", now)
    return bool(await rows(NOTE_JTI, issuer, jti_hash, until))


async def purge_sessions(now: datetime) -> int:
    """Forgets sessions and sign-ins that are over; the number forgotten."""
    over = await execute("DELETE FROM session WHERE expires_at <= $1", now)
    return over + await execute("DELETE FROM sign_in WHERE expires_at <= $1", now)


LIVE_SESSIONS = f"""
SELECT session.id, account.reach FROM session JOIN account ON account.id = session.account_id
WHERE {any_of("session.id", 1)} AND session.expires_at > $2 AND session.seen_at > $3
  AND account.closed_at IS NULL
"""
NOTE_JTI = """
INSERT INTO seen_token (issuer, jti_hash, expires_at) VALUES ($1, $2, $3)
ON CONFLICT (issuer, jti_hash) DO NOTHING RETURNING id
"""
