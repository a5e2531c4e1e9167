"""A guardianship ends, or a proposal comes to nothing; inside the running transaction."""

from datetime import datetime

from booking.actions.family.parties import SERVICE, By, look_again, tell_guardian, tell_patient, write_down
from booking.actions.guesses import today
from booking.engine import Engine
from booking.rules.code_words import Tongue
from booking.rules.family import ends_of_age_on
from booking.rules.family_words import News
from booking.rules.patient import is_live
from storage.bonds import Bond, all_zones, bonds_of, is_anybodys
from storage.documents import drop_documents_of
from storage.family import end
from storage.invitations import withdraw_invitations
from storage.models import Deed, EndReason, GuardianshipState
from storage.work import Work

# of these reasons the guardian has to be told: it was not they who ended it
_TELL_GUARDIAN = {
    EndReason.DEPENDANT: News.ENDED,
    EndReason.DECLINED: News.DECLINED,
    EndReason.PERIOD: News.ENDED_BY_ITSELF,
    EndReason.AGE: News.ENDED_BY_ITSELF,
    EndReason.OPERATOR: News.ENDED,
}
_TELL_PATIENT = {
    EndReason.GUARDIAN: News.ENDED,
    EndReason.PERIOD: News.ENDED_BY_ITSELF,
    EndReason.AGE: News.ENDED_BY_ITSELF,
    EndReason.OPERATOR: News.ENDED,
}


async def in_the_way(engine: Engine, work: Work, account_id: int, patient_id: int, tongue: Tongue) -> Bond | None:
    """The account's guardianship of the patient that has not ended; one that is over by its days or age ends now."""
    zones = await all_zones()
    for bond in await bonds_of(account_id):
        if bond.patient_id == patient_id:
            reason = why_over(engine, bond, zones)
            if reason is None:
                return bond
            await finish(engine, work, bond, reason, SERVICE, tongue)
    return None


def why_over(engine: Engine, bond: Bond, zones: set[str]) -> EndReason | None:
    """None while it is still a day of it somewhere, and while a proposal may still be agreed to."""
    day = today(engine)
    of_age = ends_of_age_on(bond.person.born, bond.since, engine.policy.of_age_years)
    if bond.is_active and is_live(bond.tie, engine.clock(), zones, engine.policy):
        return None
    if of_age is not None and of_age <= day:
        return EndReason.AGE
    forgotten = bond.state is GuardianshipState.PROPOSED and bond.created_at <= proposed_by(engine)
    return EndReason.PERIOD if forgotten or (bond.until is not None and bond.until < day) else None


def proposed_by(engine: Engine) -> datetime:
    """A proposal made until then is forgotten: it waits as long as an invitation."""
    return engine.clock() - engine.policy.invitation_lives


async def finish(engine: Engine, work: Work, bond: Bond, reason: EndReason, who: By, tongue: Tongue) -> bool:
    """Everybody concerned is told and their open pages look again. False when it had ended already."""
    if not await end(bond.guardianship_id, reason, engine.clock()):
        return False
    details = {"guardianship": bond.guardianship_id, "reason": reason.value}
    await write_down(engine, who, Deed.ENDED, "guardianship", bond.patient_id, **details)
    await withdraw_invitations(bond.patient_id, bond.account_id)
    await look_again(work, bond)
    if reason in _TELL_GUARDIAN:
        await tell_guardian(engine, work, bond, _TELL_GUARDIAN[reason], tongue)
    if reason in _TELL_PATIENT and bond.is_active:
        await tell_patient(engine, work, bond, _TELL_PATIENT[reason], tongue)
    # a document typed for a proposal that nobody agreed to must not keep its owner out
    if not bond.is_active and not await is_anybodys(bond.patient_id):
        await drop_documents_of(bond.patient_id, engine.clock())
    return True
