"""A guardianship ends, or a proposal comes to nothing; inside the running transaction."""

from booking.actions.family.parties import By, look_again, tell_guardian, tell_patient, write_down
from booking.engine import Engine
from booking.rules.code_words import Tongue
from booking.rules.family_words import News
from storage.bonds import Bond, is_anybodys
from storage.documents import drop_documents_of
from storage.family import end
from storage.invitations import withdraw_invitations
from storage.models import Deed, EndReason
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
