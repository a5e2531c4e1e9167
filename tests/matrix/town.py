"""A town with one of everything that has an owner, and everybody who might look at it."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import product
from typing import Any

from auth.cookies import hash_of, new_token
from booking.ports import (
    PersonName,
    Recorded,
    RecordedCoverage,
    RecordedDocument,
    RecordedImmunization,
    RecordedPrescription,
    RecordedReferral,
    RecordedResult,
    RecordedVisit,
    VisitKind,
)
from booking.rules.contacts import Address
from booking.rules.documents import DocumentKind
from booking.rules.scopes import ALL, Scopes
from storage import models
from storage.contacts import add_contact
from storage.documents import Paper, insert_document
from storage.intake.record import bring_record
from storage.journal import Entry, append_journal
from storage.people import person_values
from storage.sessions import NewSession, replace_session
from storage.transaction import carry_out
from tests.services.clock import SetClock
from tests.storage.rows import NINE, a_clinic, a_doctor, a_guardianship, a_slot, an_account

SCOPES = [Scopes(*each) for each in product((True, False), repeat=3)]


class Owner(StrEnum):
    """Whose a thing is, as Anna sees it: her own, the child's whom she and others act for, somebody else's."""

    OWN = "own"
    DEPENDANT = "dependant's"
    ANOTHER = "another's"


@dataclass(frozen=True)
class Role:
    """Somebody who looks. `account_id` None: nobody is signed in. `acts_for`: patients and scopes, in force."""

    name: str
    account_id: int | None = None
    patient_id: int | None = None
    second_factor: bool = False
    acts_for: dict[int, Scopes] = field(default_factory=dict, hash=False)
    desk_of: frozenset[int] = frozenset()
    manages: frozenset[int] = frozenset()
    calls: frozenset[int] = frozenset()
    runs_service: bool = False


@dataclass(frozen=True)
class Thing:
    """A row behind `node(id)`. `secret`: what stands in nothing but its own answer; None where nothing does.

    `patient_id`, `account_id`, `clinic_id`: whom, which account and which clinic it is about, where that matters.
    """

    type_name: str
    number: int
    owner: Owner
    secret: str | None = None
    patient_id: int | None = None
    account_id: int | None = None
    clinic_id: int | None = None


@dataclass
class Town:
    clock: SetClock
    clinic: models.Clinic
    elsewhere: models.Clinic
    slot_id: int
    roles: list[Role] = field(default_factory=list)
    things: list[Thing] = field(default_factory=list)

    def thing(self, type_name: str, owner: Owner) -> Thing | None:
        return next((one for one in self.things if (one.type_name, one.owner) == (type_name, owner)), None)

    async def session(self, role: Role) -> str:
        """The token of a new session of theirs."""
        token, now = new_token(), self.clock()
        new = NewSession(
            hash_of(token),
            role.account_id or 0,
            None,
            now,
            now + timedelta(hours=12),
            second_factor_at=now if role.second_factor else None,
        )
        await replace_session(None, new)
        return token


async def a_town(clock: SetClock) -> Town:
    clinic, elsewhere = await a_clinic("k"), await a_clinic("e")
    doctor = await a_doctor(clinic, "d1")
    town = Town(clock, clinic, elsewhere, (await a_slot(doctor, clock() + timedelta(hours=90))).id)
    anna, pavel = await _account("анна", "+79001110001"), await _account("павел", "+79001110003")
    child = await _patient("соня", "+79001110002", born=2025)
    await _people(town, anna, pavel, child)
    await _public(town, doctor)
    for number, (owner, patient, account) in enumerate(
        [
            (Owner.OWN, anna.patient_id, anna),
            (Owner.DEPENDANT, child.id, anna),
            (Owner.ANOTHER, pavel.patient_id, pavel),
        ]
    ):
        await _belongings(town, owner, int(patient or 0), account.id, doctor, number)
    for owner, account in ((Owner.OWN, anna), (Owner.ANOTHER, pavel)):
        await _entries(town, owner, account.id)
    await _claims(town, child.id, pavel, anna)
    await _runs_service(town)
    return town


async def _people(town: Town, anna: models.Account, pavel: models.Account, child: models.Patient) -> None:
    clinic_id, own = town.clinic.id, int(anna.patient_id or 0)
    await _tie(town, anna.id, child.id, Owner.DEPENDANT)
    acts = {child.id: ALL}
    town.roles += [Role("anonymous")]
    town.roles += [Role("patient", anna.id, own, acts_for=acts)]
    town.roles += [Role("patient, second factor", anna.id, own, second_factor=True, acts_for=acts)]
    for scopes in SCOPES:
        town.roles.append(await _guardian(child.id, scopes))
    ended = await _account("бывший", "+79001110020")
    await a_guardianship(ended.id, child.id, state="ENDED", ended_at=town.clock(), end_reason=models.EndReason.GUARDIAN)
    town.roles += [Role("ended guardian", ended.id, ended.patient_id, second_factor=True)]
    town.roles += [Role("stranger", pavel.id, pavel.patient_id, second_factor=True)]
    await _guardian_of(pavel, town)
    calls = await _desk(town, "оператор", models.StaffRole.OPERATOR, clinic_id, Owner.OWN)
    town.roles += [Role("operator without second factor", calls, desk_of=frozenset({clinic_id}))]
    about = frozenset({child.id})
    town.roles += [Role("operator with call", calls, second_factor=True, desk_of=frozenset({clinic_id}), calls=about)]
    idle = await _desk(town, "коллега", models.StaffRole.OPERATOR, clinic_id, Owner.DEPENDANT)
    town.roles += [Role("operator without call", idle, second_factor=True, desk_of=frozenset({clinic_id}))]
    manager = await _desk(town, "заведующая", models.StaffRole.MANAGER, clinic_id, None)
    desk = frozenset({clinic_id})
    town.roles += [Role("manager", manager, second_factor=True, desk_of=desk, manages=desk)]
    other = await _desk(town, "чужая", models.StaffRole.MANAGER, town.elsewhere.id, Owner.ANOTHER)
    await _call(town, Owner.OWN, calls, child.id)
    await _call(town, Owner.ANOTHER, other, int(pavel.patient_id or 0), clinic_id=town.elsewhere.id)
    for owner, clinic in ((Owner.OWN, clinic_id), (Owner.ANOTHER, town.elsewhere.id)):
        await _staff_invitation(town, owner, clinic)


async def _guardian(child_id: int, scopes: Scopes) -> Role:
    letters = "".join(name[0] for name in ("book", "visits", "documents") if getattr(scopes, name)) or "nothing"
    account = await _account(f"опекун {letters}", f"+7900222{SCOPES.index(scopes):04}")
    await a_guardianship(
        account.id,
        child_id,
        may_book=scopes.book,
        may_see_visits=scopes.visits,
        may_see_documents=scopes.documents,
    )
    name = f"guardian ({letters})"
    return Role(name, account.id, account.patient_id, second_factor=True, acts_for={child_id: scopes})


async def _guardian_of(pavel: models.Account, town: Town) -> None:
    """Somebody acts for Pavel, so that there is a guardianship that is nobody's business here."""
    other = await _account("чужой опекун", "+79001110030")
    await _tie(town, other.id, int(pavel.patient_id or 0), Owner.ANOTHER)


async def _tie(town: Town, account_id: int, patient_id: int, owner: Owner) -> None:
    made = await a_guardianship(account_id, patient_id)
    town.things.append(Thing("Guardianship", made.id, owner, patient_id=patient_id, account_id=account_id))


async def _belongings(town: Town, owner: Owner, patient_id: int, account_id: int, doctor: Any, number: int) -> None:
    patient = await models.Patient.get(id=patient_id)
    town.things.append(Thing("Patient", patient_id, owner, patient.phone, patient_id))
    slot = await a_slot(doctor, town.clock() + timedelta(hours=48 + number))
    await _visit(town, owner, patient_id, account_id, slot, number)
    await _hold(town, owner, patient_id, account_id, doctor, number)
    await _record(town, owner, patient_id, doctor)
    snils = ["11223344595", "08765430300", "16021022003"][number]
    paper = Paper(DocumentKind.SNILS, snils)
    document = await carry_out(lambda: insert_document(patient_id, paper, town.clock()))
    written = f"{snils[:3]}-{snils[3:6]}"
    town.things.append(Thing("PatientDocument", int(document or 0), owner, written, patient_id))
    await _journal(town, owner, patient_id, account_id)
    words = f"исправьте {owner}"
    request = await models.DataRequest.create(
        account_id=account_id,
        patient_id=patient_id,
        kind=models.DataRequestKind.CORRECT,
        words=words,
        created_at=town.clock(),
        due_at=town.clock() + timedelta(days=30),
    )
    town.things.append(Thing("DataRequest", request.id, owner, words, patient_id, account_id, clinic_id=town.clinic.id))


async def _record(town: Town, owner: Owner, patient_id: int, doctor: Any) -> None:
    """One entry of each kind; each says something that nothing else does."""
    now: datetime = town.clock()
    said = {name: f"{name} {owner}" for name in ("вывод", "анализ", "лекарство", "причина", "вакцина", "полис", "файл")}
    told: dict[str, tuple[Recorded, str]] = {
        "Visit": (RecordedVisit("v", VisitKind.HOME, now, conclusion=said["вывод"]), said["вывод"]),
        "Result": (RecordedResult("r", said["анализ"], now, visit_key="v"), said["анализ"]),
        "Prescription": (RecordedPrescription("p", said["лекарство"], now, visit_key="v"), said["лекарство"]),
        "Referral": (RecordedReferral("n", now, "Терапевт", number=said["причина"], visit_key="v", reason="повод"), ""),
        "Immunization": (RecordedImmunization("i", said["вакцина"], now), said["вакцина"]),
        "Coverage": (RecordedCoverage("c", said["полис"], "1234567890123456"), said["полис"]),
        "RecordDocument": (RecordedDocument("d", said["файл"], now, "application/pdf", visit_key="v"), said["файл"]),
    }
    await carry_out(lambda: bring_record(patient_id, "own", [item for item, _ in told.values()], whole=True))
    await models.RecordEntry.filter(native_key="n", patient_id=patient_id).update(specialty_id=doctor.specialty_id)
    for name, (item, words) in told.items():
        row = await models.RecordEntry.get(patient_id=patient_id, native_key=item.native_key)
        town.things.append(Thing(name, row.id, owner, words or said["причина"], patient_id))


async def _runs_service(town: Town) -> None:
    account = await _account("дежурная", "+79001110040")
    await models.Account.filter(id=account.id).update(runs_service=True)
    town.roles.append(Role("runs the service", account.id, account.patient_id, second_factor=True, runs_service=True))


async def _visit(town: Town, owner: Owner, patient_id: int, account_id: int, slot: Any, number: int) -> None:
    reason = f"болит {owner}"
    made = await models.Appointment.create(
        code=f"ААААА{number}",
        slot_id=slot.id,
        seat=1,
        clinic_id=slot.clinic_id,
        doctor_id=slot.doctor_id,
        patient_id=patient_id,
        account_id=account_id,
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        reason=reason,
        status=models.AppointmentStatus.CONFIRMED,
        created_at=town.clock(),
    )
    town.things.append(Thing("Appointment", made.id, owner, reason, patient_id, account_id, clinic_id=town.clinic.id))


async def _hold(town: Town, owner: Owner, patient_id: int, account_id: int, doctor: Any, number: int) -> None:
    slot = await a_slot(doctor, town.clock() + timedelta(hours=60 + number))
    claim = await models.Claim.create(
        slot_id=slot.id,
        seat=1,
        account_id=account_id,
        patient_id=patient_id,
        specialty_id=doctor.specialty_id,
        reason=models.ClaimReason.HOLD,
        starts_at=slot.starts_at,
        created_at=town.clock(),
        expires_at=town.clock() + timedelta(hours=9),
    )
    town.things.append(Thing("Hold", claim.id, owner, patient_id=patient_id, account_id=account_id))


async def _journal(town: Town, owner: Owner, patient_id: int, account_id: int) -> None:
    entry = Entry(
        patient_id, town.clock(), account_id, models.Deed.CHANGED, "patient", models.Why.SELF, models.Through.PAGE
    )
    await carry_out(lambda: append_journal([entry]))
    row = await models.JournalEntry.get(patient_id=patient_id)
    town.things.append(Thing("JournalEntry", row.id, owner, row.hash, patient_id))


async def _entries(town: Town, owner: Owner, account_id: int) -> None:
    """What belongs to an account alone."""
    now: datetime = town.clock()
    device, label = f"устройство {owner}", f"ключ {owner}"
    session = await models.Session.create(
        token_hash=hash_of(new_token()),
        account_id=account_id,
        way=models.Way.PASSWORD,
        device=device,
        created_at=now,
        seen_at=now,
        expires_at=now + timedelta(hours=12),
    )
    factor = await models.Factor.create(
        account_id=account_id, kind=models.FactorKind.TOTP, label=label, confirmed_at=now, created_at=now
    )
    login = await models.Login.get(account_id=account_id)
    contact = await models.Contact.get(account_id=account_id)
    town.things += [
        Thing("Session", session.id, owner, device, account_id=account_id),
        Thing("Factor", factor.id, owner, label, account_id=account_id),
        Thing("Login", login.id, owner, account_id=account_id),
        Thing("Contact", contact.id, owner, account_id=account_id),
    ]


async def _claims(town: Town, child_id: int, pavel: models.Account, anna: models.Account) -> None:
    """Pavel claims to act for the child; each of the two has sent an invitation."""
    dispute = await models.Dispute.create(
        patient_id=child_id,
        account_id=pavel.id,
        clinic_id=town.clinic.id,
        relation=models.Relation.CHILD,
        words="спор о ребёнке",
        created_at=town.clock(),
    )
    told = "спор о ребёнке"
    town.things.append(
        Thing("Dispute", dispute.id, Owner.DEPENDANT, told, child_id, pavel.id, clinic_id=town.clinic.id)
    )
    for owner, account, patient_id in ((Owner.OWN, anna, child_id), (Owner.ANOTHER, pavel, pavel.patient_id)):
        invitation = await models.Invitation.create(
            token_hash=hash_of(new_token()),
            account_id=account.id,
            patient_id=patient_id,
            relation=models.Relation.CHILD,
            contact_kind=models.ContactKind.EMAIL,
            contact=f"{owner.name.lower()}@example.org",
            contact_digest="0" * 64,
            created_at=town.clock(),
            expires_at=town.clock() + timedelta(days=7),
        )
        town.things.append(Thing("Invitation", invitation.id, owner, patient_id=patient_id, account_id=account.id))


async def _desk(town: Town, name: str, role: models.StaffRole, clinic_id: int, owner: Owner | None) -> int:
    """A work account; with an owner, its membership is one of the things."""
    work = models.Role.STAFF if role is models.StaffRole.MANAGER else models.Role.OPERATOR
    account = await models.Account.create(role=work, confirmed=True, created_at=town.clock())
    shown = f"{name.capitalize()} И. О."
    member = await models.Membership.create(
        account_id=account.id, clinic_id=clinic_id, role=role, name=shown, created_at=town.clock()
    )
    if owner is not None:
        town.things.append(Thing("StaffMember", member.id, owner, shown, account_id=account.id, clinic_id=clinic_id))
    return int(account.id)


async def _call(town: Town, owner: Owner, account_id: int, patient_id: int, clinic_id: int | None = None) -> None:
    reason = f"звонит {owner}"
    call = await models.Call.create(
        account_id=account_id,
        clinic_id=clinic_id or town.clinic.id,
        patient_id=patient_id,
        reason=reason,
        created_at=town.clock(),
        expires_at=town.clock() + timedelta(hours=9),
    )
    town.things.append(Thing("Call", call.id, owner, reason, account_id=account_id))


async def _staff_invitation(town: Town, owner: Owner, clinic_id: int) -> None:
    name = f"Приглашённая {owner}"
    made = await models.StaffInvitation.create(
        token_hash=hash_of(new_token()),
        clinic_id=clinic_id,
        role=models.StaffRole.OPERATOR,
        name=name,
        email="desk@example.org",
        created_at=town.clock(),
        expires_at=town.clock() + timedelta(days=7),
    )
    town.things.append(Thing("StaffInvitation", made.id, owner, name, clinic_id=clinic_id))


async def _public(town: Town, doctor: models.Doctor) -> None:
    """What everybody sees."""
    department = await models.Department.create(clinic_id=town.clinic.id, name="Отделение")
    service = await models.Service.create(code="c", name="Приём", kind="CONSULTATION", minutes=15)
    everybodys = {
        "Region": town.clinic.region_id,
        "Clinic": town.clinic.id,
        "Department": department.id,
        "Specialty": doctor.specialty_id,
        "Service": service.id,
        "Doctor": doctor.id,
        "Slot": town.slot_id,
    }
    town.things += [Thing(name, number, Owner.OWN) for name, number in everybodys.items()]


async def _patient(family: str, phone: str, born: int = 1989) -> models.Patient:
    name = PersonName(family.capitalize(), "Имя", None)
    return await models.Patient.create(**person_values(name, date(born, 4, 12), None, phone))


async def _account(family: str, phone: str) -> models.Account:
    patient = await _patient(family, phone)
    account = await an_account(patient, family)
    contact = Address(models.ContactKind.PHONE, phone)
    await carry_out(lambda: add_contact(account.id, contact, NINE))
    return account
