"""A person who has left something in every table that can hold something of hers, in words that nobody else uses."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from booking.actions.book import book
from booking.actions.cancel import cancel
from booking.actions.codes import send_code
from booking.actions.desk.call import open_call
from booking.actions.desk.identity import confirm_identity
from booking.actions.hold import hold
from booking.actions.journal import Reading as Look
from booking.actions.journal import note_readings
from booking.actions.notify import notify
from booking.actions.rights.consents import give_consent
from booking.actions.staff.accept import accept_staff
from booking.actions.staff.dismiss import dismiss_staff
from booking.actions.staff.invite import invite_staff
from booking.actor import Account as SignedIn
from booking.ports import (
    PersonName,
    Place,
    Recorded,
    RecordedCoverage,
    RecordedDocument,
    RecordedImmunization,
    RecordedPrescription,
    RecordedReferral,
    RecordedResult,
    RecordedVisit,
    RecordReport,
    ResultValue,
    Sex,
    VisitKind,
)
from booking.rules.contacts import Address, ContactKind
from booking.rules.documents import DocumentKind
from storage.contacts import contact_digest
from storage.documents import document_digest
from storage.models import (
    Appointment,
    CodePurpose,
    ConsentKind,
    DataRequestKind,
    Dispute,
    DisputeState,
    Factor,
    FactorKind,
    Halfway,
    Invitation,
    KnownDevice,
    Login,
    Membership,
    Patient,
    Reading,
    RecordReading,
    RecoveryCode,
    Relation,
    Session,
    SignIn,
    StaffRole,
    Way,
)
from storage.own_accounts import Registered, make_account
from storage.people import name_digest
from storage.work import Work, transact
from tests.booking.desk.staff import Desk, last_link
from tests.booking.rights.asking import asked
from tests.booking.world import World
from tests.storage.rows import a_guardianship
from upstream.own_record import publish_record

NAME = PersonName("Канареечкина", "Вероника", "Леонардовна")
BORN = date(1971, 8, 19)
PHONE = Address(ContactKind.PHONE, "+79161112233")
EMAIL = Address(ContactKind.EMAIL, "canary@person.example")
SNILS = "11223344595"
WORDS = "Канарейка поёт"
# each is at the provider, in a browser, or on paper
SECRET = "canary-secret"


@dataclass(frozen=True)
class Vera:
    who: SignedIn
    patient_id: int

    def account(self) -> dict[str, Any]:
        return {"account_id": self.who.account_id}

    def traces(self) -> tuple[str, ...]:
        """Whatever of these is found afterwards was not erased."""
        digests = (
            contact_digest(PHONE),
            contact_digest(EMAIL),
            document_digest(DocumentKind.SNILS, SNILS),
            name_digest(NAME, BORN),
        )
        plain = (NAME.family, NAME.given, NAME.middle or "", BORN.isoformat(), PHONE.value, EMAIL.value, SNILS, WORDS)
        return (*plain, SECRET, *digests)


async def vera_everywhere(desk: Desk) -> Vera:
    """Pavel acts for her, she acts for Anna's child, Irina has served her, and Olga has had her at the desk."""
    vera = await _registered(desk.world)
    await _worked(desk, vera)
    await _signs_in(desk.world, vera)
    await _has_family(desk.world, vera)
    await _came(desk, vera)
    await _has_a_record(desk.world, vera)
    await _is_written_to(desk.world, vera)
    await give_consent(desk.world.engine, vera.who, key=desk.world.key(), kind=ConsentKind.NOTICES)
    await asked(desk.world, DataRequestKind.CORRECT, by=vera.who, words=WORDS)
    return vera


async def _registered(world: World) -> Vera:
    told = Registered(NAME, BORN, Sex.FEMALE, PHONE, EMAIL, SECRET, "2026-11-01")
    account_id = await transact(world.engine.publish, lambda _: make_account(told, world.clock()))
    patient = await Patient.all().order_by("-id").first()
    assert patient is not None
    return Vera(SignedIn(account_id, patient.id, confirmed=True, second_factor=True), patient.id)


async def _worked(desk: Desk, vera: Vera) -> None:
    world = desk.world
    name, email = "Канарейка Р.", EMAIL.value
    for _ in range(2):
        await invite_staff(
            world.engine,
            desk.olga,
            key=world.key(),
            clinic_id=world.clinic.id,
            role=StaffRole.OPERATOR,
            name=name,
            email=email,
        )
    await accept_staff(world.engine, vera.who, key=world.key(), token=await last_link())
    member = await Membership.get(account_id=vera.who.account_id)
    await dismiss_staff(world.engine, desk.olga, key=world.key(), member_id=member.id)


async def _signs_in(world: World, vera: Vera) -> None:
    """With a provider, a TOTP app, a paper with codes; one sign-in and one step-up are under way."""
    now, of = world.clock(), vera.account()
    soon = now + timedelta(days=30)
    await Login.create(**of, provider="main", issuer="https://id", subject=SECRET, created_at=now, used_at=now)
    await Factor.create(**of, kind=FactorKind.TOTP, label=SECRET, secret=SECRET, created_at=now)
    await RecoveryCode.create(**of, digest=SECRET)
    await KnownDevice.create(**of, token_hash=SECRET, used_at=now)
    session: dict[str, Any] = {"way": Way.PASSWORD, "created_at": now, "expires_at": soon}
    await Session.create(**of, token_hash=SECRET, id_token=SECRET, seen_at=now, **session)
    await Halfway.create(**of, token_hash=SECRET, details=SECRET, return_to="/", **session)
    for column in ("account_id", "other_account_id"):
        under_way: dict[str, Any] = {
            "browser_hash": SECRET,
            "provider": "main",
            "nonce": SECRET,
            "code_verifier": SECRET,
        }
        hashed = f"{SECRET}-{column}"
        await SignIn.create(
            **under_way | {column: vera.who.account_id}, state_hash=hashed, return_to="/", expires_at=soon
        )


async def _has_family(world: World, vera: Vera) -> None:
    account_id, now = vera.who.account_id, world.clock()
    await a_guardianship(account_id, world.child, Relation.CHILD)
    await a_guardianship(world.pavel.account_id, vera.patient_id, Relation.PARENT, link_hash=SECRET)
    asked_by: dict[str, Any] = {"created_at": now, "expires_at": now + timedelta(days=30), "relation": Relation.CHILD}
    for number, (by, of, accepted) in enumerate(
        ((account_id, world.child, None), (world.pavel.account_id, vera.patient_id, None), (1, 2, account_id))
    ):
        await Invitation.create(
            token_hash=f"{SECRET}-{number}",
            account_id=by,
            patient_id=of,
            contact_kind=PHONE.kind,
            contact=PHONE.value,
            contact_digest=contact_digest(PHONE),
            accepted_by_id=accepted,
            **asked_by,
        )
    said: dict[str, Any] = {
        "relation": Relation.PARENT,
        "words": WORDS,
        "created_at": now,
        "clinic_id": world.clinic.id,
    }
    await Dispute.create(account_id=account_id, patient_id=world.mother, **said)
    await Dispute.create(account_id=world.pavel.account_id, patient_id=vera.patient_id, **said)
    decided: dict[str, Any] = {"decided_by_id": account_id, "state": DisputeState.REFUSED, "words": None}
    await Dispute.create(account_id=world.pavel.account_id, patient_id=world.mother, **(said | decided))


async def _came(desk: Desk, vera: Vera) -> None:
    """Booked by herself and cancelled with a reason, then helped on the telephone, where her document was seen."""
    world = desk.world
    slot_id = await world.slot(48)
    claim_id = await hold(world.engine, vera.who, key=world.key(), slot_id=slot_id)
    visit = await book(world.engine, vera.who, key=world.key(), claim_id=claim_id, reason=WORDS)
    await cancel(world.engine, vera.who, key=world.key(), appointment_id=visit, reason=WORDS)
    await Appointment.filter(id=visit).update(clinic_words=WORDS)
    call_id = await open_call(
        world.engine,
        desk.irina,
        key=world.key(),
        clinic_id=world.clinic.id,
        patient_id=vera.patient_id,
        reason=WORDS,
    )
    await confirm_identity(
        world.engine, desk.irina, key=world.key(), call_id=call_id, kind=DocumentKind.SNILS, number=SNILS
    )
    for who in (vera.who, desk.irina):
        await note_readings(world.engine, who, [Look(vera.patient_id, "appointments")])


async def _has_a_record(world: World, vera: Vera) -> None:
    """An entry of each kind, kept here; and she has paused the reading of a clinic system once."""
    at = world.clock() - timedelta(days=9)
    place = Place(doctor_name=WORDS)
    items: tuple[Recorded, ...] = (
        RecordedVisit("v", VisitKind.CONSULTATION, at, place=place, conclusion=WORDS),
        RecordedResult("r", WORDS, at, values=(ResultValue(WORDS, 1.5),)),
        RecordedPrescription("p", WORDS, at),
        RecordedReferral("n", at, WORDS, reason=WORDS),
        RecordedImmunization("i", WORDS, at),
        RecordedCoverage("c", WORDS, SNILS),
        RecordedDocument("d", WORDS, at, "application/pdf"),
    )
    await publish_record(world.engine, vera.patient_id, RecordReport(items))
    await RecordReading.create(patient_id=vera.patient_id, source="far", tried_at=at, fault="NOT_THERE")
    await Reading.create(key="far", paused_at=at, paused_by_id=vera.who.account_id)


async def _is_written_to(world: World, vera: Vera) -> None:
    """A code to her, one that would make her somebody's dependant, and notices to her and about her."""
    anna, later = world.anna.account_id, world.clock() + timedelta(days=30)
    about: dict[str, Any] = {"family": NAME.family, "given": NAME.given}

    async def deed(work: Work) -> None:
        await send_code(world.engine, work, CodePurpose.CONTACT, PHONE, tongue="ru", account_id=vera.who.account_id)
        annas = Address(ContactKind.PHONE, "+79005554433")
        await send_code(world.engine, work, CodePurpose.FAMILY, annas, tongue="ru", account_id=anna, details=about)
        await notify(work, PHONE, "Талон", WORDS, later)
        await notify(work, annas, "Талон", f"{NAME.family} {NAME.given}: {WORDS}", later)

    await transact(world.engine.publish, deed)
