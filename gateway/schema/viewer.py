from datetime import datetime, timedelta
from typing import Annotated, Any

import strawberry
from strawberry import argument

from auth.sessions import IDLE
from booking.actor import Account, Operator
from booking.errors import BadInput, StepUpRequired
from booking.rules.ticket import read_code
from gateway.batches import patients
from gateway.context import Info
from gateway.schema.access import Rule, ruled
from gateway.schema.consent import Consent, consents_of
from gateway.schema.cursors import read_cursor, write_cursor
from gateway.schema.enums import AccountRole
from gateway.schema.filters import AppointmentFilter
from gateway.schema.lazy import (
    LazyAppointment,
    LazyDataRequest,
    LazyDesk,
    LazyDispute,
    LazyGuardianship,
    LazyHold,
    LazyInvitation,
    LazyPatient,
)
from gateway.schema.node import global_id, read_id
from gateway.schema.paging import After, Connection, First, page_of, read_first
from gateway.schema.person import name_of
from gateway.schema.security import Contact, Factor, Login, Session
from storage.factors import factors_of, recovery_codes_left
from storage.queries import kin, own_account, rights
from storage.queries.appointments import (
    AppointmentPlace,
    AppointmentSearch,
    Period,
    count_own_appointments,
    own_appointment_by_code,
    own_appointments,
)
from storage.queries.claims import live_claims
from storage.queries.patients import Onlooker, onlooker_of, own_patients
from storage.queries.staff import work_name

EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")

FilterArgument = Annotated[AppointmentFilter | None, argument(description="Narrows the appointments.")]
CodeArgument = Annotated[
    str, argument(description="The code; spaces, dashes and look-alike Latin letters do not matter.")
]


@ruled(Rule.SELF)
@strawberry.type(description="Who is signed in.")
class Viewer:
    @strawberry.field(description="The same for this account everywhere and always.")
    def id(self: Any) -> strawberry.ID:
        return global_id("Account", self.account_id)

    @strawberry.field(description="What the account is here for.")
    def role(self: Any) -> AccountRole:
        if not isinstance(self, Operator):
            return AccountRole.PATIENT
        return AccountRole.STAFF if self.manages else AccountRole.OPERATOR

    @strawberry.field(description="Whether you look after the clinic systems.")
    def runs_service(self: Any) -> bool:
        return isinstance(self, Operator) and self.runs_service

    @strawberry.field(description="Whether a provider vouches for the identity; booking needs it.")
    def confirmed(self: Any) -> bool:
        return bool(self.confirmed)

    @strawberry.field(description="The person's own patient.")
    async def patient(self: Any, info: Info) -> LazyPatient | None:
        own = [one for one in await own_patients(_onlooker(info)) if one.relation is None]
        found: Any = own[0] if own and isinstance(self, Account) else None
        return found

    @strawberry.field(description="Oneself first, then everyone one may book for.")
    async def patients(self: Any, info: Info) -> list[LazyPatient]:
        found: Any = await own_patients(_onlooker(info))
        return found

    @strawberry.field(description="Slots that are being held for the account, soonest to end first.")
    async def holds(self: Any, info: Info) -> list[LazyHold]:
        found: Any = await live_claims(_onlooker(info))
        return found

    @strawberry.field(description="Visits of everyone one may book for: to come soonest first, else newest first.")
    async def appointments(
        self: Any, info: Info, filter: FilterArgument = None, first: First = 20, after: After = None
    ) -> Connection[LazyAppointment]:
        search, looks = _search(filter, info), _onlooker(info)
        place, many = None if after is None else _read_place(after), read_first(first, 20)
        found = await own_appointments(looks, search, many + 1, place)
        pairs = [(_write_place(one), one) for one in found]
        page: Any = page_of(pairs, many, after is not None, lambda: count_own_appointments(looks, search))
        return page

    @strawberry.field(description="The appointment with this code, as printed on the ticket; null if it is not yours.")
    async def appointment_by_code(self: Any, info: Info, code: CodeArgument) -> LazyAppointment | None:
        meant = read_code(code)
        found: Any = None if meant is None else await own_appointment_by_code(_onlooker(info), meant)
        return found

    @strawberry.field(description="How the person is called; a work account has a name and no patient.")
    async def name(self: Any, info: Info) -> str:
        return await shown_name(self, info)

    @strawberry.field(description="Whether a second factor was shown in this session, not long ago.")
    def second_factor(self: Any) -> bool:
        return bool(self.second_factor)

    @strawberry.field(description="Whether the account has one at all.")
    async def has_second_factor(self: Any) -> bool:
        return bool(await factors_of(self.account_id))

    @strawberry.field(description="Whether it is signed in to with a password of ours.")
    async def has_password(self: Any) -> bool:
        return await own_account.has_password(self.account_id)

    @strawberry.field(description="How many recovery codes are left.")
    async def recovery_codes_left(self: Any) -> int:
        return await recovery_codes_left(self.account_id)

    @strawberry.field(description="Browsers that are signed in, the one used last first.")
    async def sessions(self: Any, info: Info) -> list[Session]:
        now = info.context.loaders.reach.now
        found: Any = await own_account.sessions_of(self.account_id, now, now - IDLE)
        return found

    @strawberry.field(description="Second factors, the oldest first.")
    async def factors(self: Any) -> list[Factor]:
        found: Any = await factors_of(self.account_id)
        return found

    @strawberry.field(description="Identities at providers, the oldest first.")
    async def logins(self: Any) -> list[Login]:
        found: Any = await own_account.logins_of(self.account_id)
        return found

    @strawberry.field(description="Telephone numbers and e-mail addresses.")
    async def contacts(self: Any) -> list[Contact]:
        found: Any = await own_account.live_contacts(self.account_id)
        return found

    @strawberry.field(description="Whom you act or asked to act for: in force first, ended ones last.")
    async def family(self: Any) -> list[LazyGuardianship]:
        found: Any = await kin.family_of(self.account_id)
        return found

    @strawberry.field(description="For how many people one account may act.")
    def family_limit(self: Any, info: Info) -> int:
        return info.context.engine.policy.dependants

    @strawberry.field(description="Who acts or asks to act for you.")
    async def guardians(self: Any) -> list[LazyGuardianship]:
        own = self.patient_id if isinstance(self, Account) else None
        found: Any = [] if own is None else await kin.guardians_of(own)
        return found

    @strawberry.field(description="Invitations you have sent, newest first.")
    async def invitations(self: Any) -> list[LazyInvitation]:
        found: Any = await kin.invitations_of(self.account_id)
        return found

    @strawberry.field(description="Claims you have made, and those that wait about people you act for.")
    async def disputes(self: Any, info: Info) -> list[LazyDispute]:
        found: Any = await kin.disputes_of(_onlooker(info))
        return found

    @strawberry.field(description="What you agree to.")
    async def consents(self: Any, info: Info) -> list[Consent]:
        return await consents_of(self.account_id, info.context.tongue)

    @strawberry.field(description="What you, and those you speak for, have asked about the data; newest first.")
    async def data_requests(self: Any, info: Info) -> list[LazyDataRequest]:
        found: Any = await rights.own_data_requests(_onlooker(info))
        return found

    @strawberry.field(
        description="The desk; null for who does not work at one, SECOND_FACTOR_REQUIRED until one was shown."
    )
    def desk(self: Any) -> LazyDesk | None:
        if not isinstance(self, Operator) or not self.clinic_ids:
            return None
        if not self.second_factor:
            raise StepUpRequired
        found: Any = self
        return found


async def shown_name(person: Any, info: Info) -> str:
    """The own patient's name in short; at work, the name there; empty for who has told none."""
    if isinstance(person, Operator):
        return await work_name(person.account_id) or ""
    own = None if person.patient_id is None else await info.context.loaders.load(patients, person.patient_id)
    return "" if own is None else name_of(own.patient).short()


def _onlooker(info: Info) -> Onlooker:
    return onlooker_of(info.context.person, info.context.loaders.reach.now, info.context.engine.policy)


def _search(filter: AppointmentFilter | None, info: Info) -> AppointmentSearch:
    now = info.context.loaders.reach.now
    if filter is None:
        return AppointmentSearch(now)
    patient_id = None if filter.patient_id is None else read_id(filter.patient_id, "Patient", "filter.patientId")
    return AppointmentSearch(now, patient_id, None if filter.period is None else Period[filter.period.name])


def _write_place(row: Any) -> str:
    return write_cursor((row.starts_at - EPOCH) // timedelta(microseconds=1), row.id)


def _read_place(text: str) -> AppointmentPlace:
    microseconds, appointment_id = read_cursor(text, (int, int))
    if not (0 <= microseconds < 10**17 and 0 <= appointment_id < 2**63):
        raise BadInput("after", "This is not a cursor of this list.")
    return AppointmentPlace(EPOCH + timedelta(microseconds=microseconds), appointment_id)
