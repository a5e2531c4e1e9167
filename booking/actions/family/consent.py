"""A dependant without an account answers behind the link they were sent, with a code to their telephone."""

from enum import StrEnum

from booking.actions.codes import Proved, Sent, prove_and, send_code
from booking.actions.family.agreeing import go_on, start
from booking.actions.family.ending import finish
from booking.actions.family.parties import BY_CODE, is_grown
from booking.actions.guesses import today
from booking.engine import Engine
from booking.errors import CodeExpired, InvitationClosed, NotYourPatient
from booking.rules.code_words import Tongue
from booking.rules.family import is_asked
from booking.rules.links import token_hash
from storage.bonds import Bond, bond_by_link
from storage.family import queue_account
from storage.models import Agreement, CodePurpose, EndReason, GuardianshipState
from storage.persons import address_of
from storage.work import Work, transact


class Verdict(StrEnum):
    """AGREE, DECLINE: to what is asked. END: what is in force."""

    AGREE = "AGREE"
    DECLINE = "DECLINE"
    END = "END"


async def send_consent_code(engine: Engine, *, token: str, tongue: Tongue = "ru") -> Sent:
    """Sends a code to the contact on file of whom the link asks. Raises InvitationClosed, TooManyTries."""

    seen = await _asked_by(engine, token)

    async def deed(work: Work) -> Sent:
        # a write first, for SQLite; then what stands now
        await queue_account(seen.account_id)
        bond = await _asked_by(engine, token)
        to = await address_of(bond.person)
        if to is None:
            raise InvitationClosed
        return await send_code(engine, work, CodePurpose.CONSENT, to, tongue=tongue, subject_id=bond.guardianship_id)

    return await transact(engine.publish, deed)


async def answer_by_code(
    engine: Engine, *, token: str, handle: str, code: str, verdict: Verdict, tongue: Tongue = "ru"
) -> int:
    """Returns the guardianship's id. Raises InvitationClosed, CodeWrong, CodeExpired, FamilyFull."""

    async def deed(work: Work, proved: Proved) -> int:
        bond = await _asked_by(engine, token)
        if proved.subject_id != bond.guardianship_id:
            raise CodeExpired
        try:
            await _carry_out(engine, work, bond, verdict, tongue)
        except NotYourPatient:
            raise InvitationClosed from None
        return bond.guardianship_id

    await _asked_by(engine, token)
    return await prove_and(engine, CodePurpose.CONSENT, handle, code, deed)


async def _asked_by(engine: Engine, token: str) -> Bond:
    """What the link is about, while somebody may still answer; raises InvitationClosed."""
    bond = await bond_by_link(token_hash(token))
    if bond is None or bond.state is GuardianshipState.ENDED:
        raise InvitationClosed
    if not is_asked(bond.person.born, today(engine), engine.policy):
        raise InvitationClosed
    return bond


async def _carry_out(engine: Engine, work: Work, bond: Bond, verdict: Verdict, tongue: Tongue) -> None:
    match verdict:
        case Verdict.AGREE if bond.is_active:
            await go_on(engine, work, bond, BY_CODE, Agreement.CODE)
        case Verdict.AGREE:
            if not is_grown(engine, bond.person):
                raise NotYourPatient
            await start(engine, work, bond, BY_CODE, Agreement.CODE, tongue)
        case Verdict.DECLINE | Verdict.END:
            reason = EndReason.DEPENDANT if bond.is_active else EndReason.DECLINED
            if not await finish(engine, work, bond, reason, BY_CODE, tongue):
                raise NotYourPatient
