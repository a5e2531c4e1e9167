"""Families as both sides see them: who acts or asks to act for whom, invitations, claims, documents."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from tortoise.expressions import Q

from booking.ports import PersonName
from storage.models import (
    Account,
    Dispute,
    DisputeState,
    Guardianship,
    GuardianshipState,
    Invitation,
    Patient,
    PatientDocument,
    Relation,
)
from storage.queries.patients import Onlooker, sights_of

_ORDER = {GuardianshipState.ACTIVE: 0, GuardianshipState.PROPOSED: 1, GuardianshipState.ENDED: 2}


@dataclass(frozen=True, slots=True)
class Face:
    """A person as both sides of a guardianship may see them. `has_account`: they can answer by their own login."""

    name: PersonName
    born: date
    has_account: bool


async def family_of(account_id: int) -> list[Guardianship]:
    """Whom the account acts or asked to act for: in force first, ended ones last."""
    return _sorted(await Guardianship.filter(account_id=account_id))


async def guardians_of(patient_id: int) -> list[Guardianship]:
    """Who acts or asks to act for the patient, those in force first."""
    return _sorted(await Guardianship.filter(patient_id=patient_id))


async def guardianships_over(onlooker: Onlooker, patient_ids: Collection[int]) -> dict[int, list[Guardianship]]:
    """Patient → everybody who acts or asks to act for them; only of the person's own and of those one acts for."""
    kin = await _kin(onlooker)
    found: dict[int, list[Guardianship]] = {patient_id: [] for patient_id in patient_ids}
    for one in _sorted(await Guardianship.filter(patient_id__in=[one for one in patient_ids if one in kin])):
        found[one.patient_id].append(one)
    return found


async def own_guardianships_by_id(onlooker: Onlooker, ids: Collection[int]) -> dict[int, Guardianship]:
    """Those of which the account is a side, or acts for the same patient."""
    visible = Q(account_id=onlooker.account_id) | Q(patient_id__in=sorted(await _kin(onlooker)))
    return {one.id: one for one in await Guardianship.filter(visible, id__in=list(ids))}


async def invitations_of(account_id: int) -> list[Invitation]:
    """Those that the account has sent, the newest first."""
    return await Invitation.filter(account_id=account_id).order_by("-id").limit(100)


async def own_invitations_by_id(account_id: int, ids: Collection[int]) -> dict[int, Invitation]:
    return {one.id: one for one in await Invitation.filter(account_id=account_id, id__in=list(ids))}


async def disputes_of(onlooker: Onlooker) -> list[Dispute]:
    """The account's own claims, and those that wait about patients it acts for or is; the newest first."""
    return await Dispute.filter(await _concerned(onlooker)).order_by("-id").limit(100)


async def own_disputes_by_id(onlooker: Onlooker, ids: Collection[int]) -> dict[int, Dispute]:
    """Of either side, and those that wait for the onlooker's desk."""
    seen = await _concerned(onlooker) | Q(clinic_id__in=sorted(onlooker.operator_of))
    return {one.id: one for one in await Dispute.filter(seen, id__in=list(ids))}


async def documents_of(onlooker: Onlooker, patient_ids: Collection[int]) -> dict[int, list[PatientDocument]]:
    """Patient → their documents; none of those whose documents the account may not see."""
    visible = await _readable(onlooker)
    found: dict[int, list[PatientDocument]] = {patient_id: [] for patient_id in patient_ids}
    live = PatientDocument.filter(patient_id__in=[one for one in patient_ids if one in visible])
    for document in await live.filter(dropped_at__isnull=True).order_by("id"):
        found[document.patient_id].append(document)
    return found


async def own_documents_by_id(onlooker: Onlooker, ids: Collection[int]) -> dict[int, PatientDocument]:
    live = PatientDocument.filter(id__in=list(ids), patient_id__in=sorted(await _readable(onlooker)))
    return {one.id: one for one in await live.filter(dropped_at__isnull=True)}


async def faces(patient_ids: Collection[int]) -> dict[int, Face]:
    """Whoever a guardianship, an invitation or a claim is about; only to be shown beside one of these."""
    accounts = Account.filter(patient_id__in=list(patient_ids), closed_at__isnull=True)
    with_account = set(await accounts.values_list("patient_id", flat=True))
    return {
        one.id: Face(_name(one), one.birth_date, one.id in with_account)
        for one in await Patient.filter(id__in=list(patient_ids))
    }


async def account_names(account_ids: Collection[int]) -> dict[int, PersonName]:
    """Account → the name of its person; a work account has none."""
    found = Account.filter(id__in=list(account_ids), patient_id__isnull=False).select_related("patient")
    return {one.id: _name(one.patient) for one in await found if one.patient is not None}


async def _concerned(onlooker: Onlooker) -> Q:
    return Q(account_id=onlooker.account_id) | Q(patient_id__in=sorted(await _kin(onlooker)), state=DisputeState.OPEN)


async def _kin(onlooker: Onlooker) -> set[int]:
    """The person's own patient and those they act for; who is on the telephone is not kin."""
    sights = await sights_of(onlooker)
    return {patient_id for patient_id, sight in sights.items() if sight.relation is not Relation.CALLER}


async def _readable(onlooker: Onlooker) -> set[int]:
    return {patient_id for patient_id, sight in (await sights_of(onlooker)).items() if sight.scopes.documents}


def _sorted(found: Sequence[Guardianship]) -> list[Guardianship]:
    return sorted(found, key=lambda one: (_ORDER[one.state], -one.id))


def _name(patient: Patient) -> PersonName:
    return PersonName(patient.family_name, patient.given_name, patient.middle_name)
