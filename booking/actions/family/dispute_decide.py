"""A desk operator has seen the papers and decides who acts for a patient."""

from booking.actions.family.agreeing import granted
from booking.actions.family.dispute import tell_sides
from booking.actions.family.ending import finish, in_the_way
from booking.actions.family.parties import by, write_down
from booking.actions.guesses import today
from booking.actions.once import ask, claim_key, once
from booking.actor import Actor, Operator
from booking.engine import Engine
from booking.errors import BadInput, NotFound, NotYourClinic, RequestClosed
from booking.rules.code_words import Tongue
from booking.rules.desk import at_desk
from booking.rules.family_words import News
from booking.rules.given import checked_id, checked_words
from booking.rules.scopes import ALL
from storage.bonds import bonds_over, find_bond
from storage.disputes import find_dispute, leave_dispute
from storage.family import NewGuardianship, activate, insert_guardianship, queue_account
from storage.models import Agreement, Deed, Dispute, DisputeState, EndReason
from storage.persons import find_person
from storage.requests import close_request
from storage.work import Work, transact


async def decide_dispute(
    engine: Engine,
    actor: Actor,
    *,
    key: str,
    dispute_id: int,
    grant: bool,
    words: str,
    end_others: bool = False,
    tongue: Tongue = "ru",
) -> int:
    """Returns the dispute's id. `words`: to both sides. `end_others`: with what is granted the rights of everybody
    else end.

    Raises RequestClosed, NotYourClinic, SecondFactorNeeded, KeyReused, NotFound, Forbidden, SignInRequired, BadInput.
    """
    operator, said = at_desk(actor), checked_words("words", words)
    if said is None:
        raise BadInput("words", "Both sides have to be told why.")
    asked = ask(engine, operator, key, "decide_dispute", dispute=dispute_id, grant=grant, words=said, others=end_others)

    async def deed(work: Work) -> int:
        await claim_key(asked)
        found = await find_dispute(checked_id(dispute_id))
        if found is None:
            raise NotFound
        if found.clinic_id not in operator.clinic_ids:
            raise NotYourClinic
        state = DisputeState.GRANTED if grant else DisputeState.REFUSED
        await queue_account(found.account_id)
        if not await leave_dispute(dispute_id, state, said, operator.account_id, engine.clock()):
            raise RequestClosed
        await _carry_out(engine, work, operator, found, said, grant=grant, end_others=end_others, tongue=tongue)
        await close_request(asked, {"id": dispute_id})
        return dispute_id

    return await once(engine, asked, lambda: transact(engine.publish, deed))


async def _carry_out(
    engine: Engine,
    work: Work,
    operator: Operator,
    dispute: Dispute,
    words: str,
    *,
    grant: bool,
    end_others: bool,
    tongue: Tongue,
) -> None:
    patient = await find_person(dispute.patient_id)
    if patient is None:
        raise RequestClosed
    await write_down(
        engine, by(operator, dispute.patient_id), Deed.CHANGED, "dispute", dispute.patient_id, dispute=dispute.id
    )
    if grant:
        await _grant(engine, work, operator, dispute, tongue)
    # told before the others lose their right: afterwards they are nobody's guardians
    await tell_sides(engine, work, patient, dispute.account_id, News.DECIDED, tongue, words)
    for bond in await bonds_over(dispute.patient_id) if grant and end_others else ():
        if bond.account_id != dispute.account_id:
            await finish(engine, work, bond, EndReason.OPERATOR, by(operator, dispute.patient_id), tongue)


async def _grant(engine: Engine, work: Work, operator: Operator, dispute: Dispute, tongue: Tongue) -> None:
    # invited, or agreed to, since the dispute was opened
    theirs = await in_the_way(engine, work, dispute.account_id, dispute.patient_id, tongue)
    if theirs is None:
        guardianship_id = await insert_guardianship(
            NewGuardianship(
                account_id=dispute.account_id,
                patient_id=dispute.patient_id,
                relation=dispute.relation,
                scopes=ALL,
                since=today(engine),
                until=None,
                agreed_by=Agreement.OPERATOR,
                at=engine.clock(),
            )
        )
    else:
        guardianship_id = theirs.guardianship_id
        await activate(guardianship_id, Agreement.OPERATOR, theirs.scopes, engine.clock())
    begun = await find_bond(guardianship_id or 0)
    if begun is not None:
        await granted(engine, work, begun, by(operator, dispute.patient_id))
