"""Who has to agree to a proposal is asked: a minor's guardian by a code, an adult by a link or in their account."""

from typing import Any

from booking.actions.codes import Sent, send_code
from booking.actions.family.parties import FAMILY_PAGE, is_grown, look_again, tell_patient
from booking.engine import Engine
from booking.errors import BadInput, NotFound
from booking.rules.code_words import Tongue
from booking.rules.family_words import News
from booking.rules.links import new_token, token_hash
from storage.bonds import Bond, find_bond
from storage.family import change_link, queue_account
from storage.models import CodePurpose
from storage.persons import address_of_account
from storage.work import Work

CONSENT_PAGE = "/consent/"


async def ask_agreement(engine: Engine, work: Work, guardianship_id: int, tongue: Tongue) -> Sent | None:
    """The code on its way to the guardian; None where the dependant is asked. Raises TooManyTries."""
    bond = await find_bond(guardianship_id)
    if bond is None:
        raise NotFound
    if not is_grown(engine, bond.person):
        return await send_guardian(engine, work, bond, tongue)
    if bond.person.account_id is not None:
        await tell_patient(engine, work, bond, News.ASKED_HERE, tongue, path=FAMILY_PAGE)
        await look_again(work, bond)
        return None
    await send_link(engine, work, bond, News.ASKED, tongue)
    return None


async def ask_anew(engine: Engine, work: Work, bond: Bond, tongue: Tongue) -> Sent | None:
    """As `ask_agreement`, for a transaction that has written nothing yet."""
    await queue_account(bond.account_id)
    return await ask_agreement(engine, work, bond.guardianship_id, tongue)


async def send_guardian(
    engine: Engine, work: Work, bond: Bond, tongue: Tongue, details: dict[str, Any] | None = None
) -> Sent:
    """A code to the guardian's own contact; `details`: what becomes true with it. Raises BadInput without a contact."""
    to = await address_of_account(bond.account_id)
    if to is None:
        raise BadInput("phone", "Add a telephone number or an e-mail address to your account first.")
    return await send_code(
        engine,
        work,
        CodePurpose.FAMILY,
        to,
        tongue=tongue,
        account_id=bond.account_id,
        subject_id=bond.guardianship_id,
        details=details,
    )


async def send_link(engine: Engine, work: Work, bond: Bond, news: News, tongue: Tongue) -> None:
    """A fresh link to the dependant's contact; the one before leads nowhere."""
    token = new_token()
    if await change_link(bond.guardianship_id, token_hash(token)):
        await tell_patient(engine, work, bond, news, tongue, path=CONSENT_PAGE + token)
