"""What lies behind a link that somebody was sent. Whoever holds the token is shown it, and nobody else."""

from typing import Annotated, Any

from strawberry import argument

from booking.actions.family.consent import Verdict, answer_by_code, send_consent_code
from booking.errors import InvitationClosed
from booking.rules.contacts import shown
from booking.rules.links import token_hash
from gateway import people_batches as batches
from gateway.context import Info
from gateway.resolvers.reading import found, same, tongue_of
from gateway.schema.code_sent import code_sent
from gateway.schema.deeds import guardianships as types
from gateway.schema.enums import Relation
from gateway.schema.guardianship import GuardianshipQuestion, GuardianshipState, full_name
from gateway.schema.invitation import Invitation
from gateway.schema.scopes import Scopes
from gateway.schema.staff import StaffInvitation
from storage.bonds import Bond, bond_by_link
from storage.invitations import invitation_by_hash
from storage.persons import address_of
from storage.staff import staff_invitation_by_token

INPUT = argument(description="What to do, and to which.")
CodeSend = Annotated[types.GuardianshipCodeSendInput, INPUT]
AnswerByCode = Annotated[types.GuardianshipAnswerByCodeInput, INPUT]
Token = Annotated[str, argument(description="From the link.")]


async def invitation(info: Info, token: Token) -> Invitation | None:
    return _noted(info, await invitation_by_hash(token_hash(token)))


async def staff_invitation(info: Info, token: Token) -> StaffInvitation | None:
    return _noted(info, await staff_invitation_by_token(token_hash(token)))


async def guardianship_question(info: Info, token: Token) -> GuardianshipQuestion | None:
    bond = await bond_by_link(token_hash(token))
    return None if bond is None else _noted(info, await _question(info, bond))


async def code_send(info: Info, input: CodeSend) -> types.GuardianshipCodeSendResult:
    sent = await send_consent_code(info.context.engine, token=input.token, tongue=tongue_of(info))
    return types.GuardianshipCodeSendSuccess(code=code_sent(sent))


async def answer_with_code(info: Info, input: AnswerByCode) -> types.GuardianshipAnswerByCodeResult:
    await answer_by_code(
        info.context.engine,
        token=input.token,
        handle=input.handle,
        code=input.code,
        verdict=same(Verdict, input.verdict),
        tongue=tongue_of(info),
    )
    bond = await bond_by_link(token_hash(input.token))
    if bond is None:
        raise InvitationClosed
    return types.GuardianshipAnswerByCodeSuccess(question=_noted(info, await _question(info, bond)))


async def _question(info: Info, bond: Bond) -> GuardianshipQuestion:
    to = await address_of(bond.person)
    return GuardianshipQuestion(
        guardian_name=await found(info, batches.account_names, bond.account_id),
        patient_name=full_name(bond.person.name),
        relation=Relation[bond.relation.name],
        scopes=Scopes(book=bond.scopes.book, visits=bond.scopes.visits, documents=bond.scopes.documents),
        since=bond.since,
        until=bond.until,
        state=GuardianshipState[bond.state.name],
        to="" if to is None else shown(to),
    )


def _noted(info: Info, row: Any) -> Any:
    if row is not None:
        info.context.shown_by_link.append(row)
    return row
