from datetime import datetime, timedelta
from typing import Annotated, Any

import strawberry
from strawberry import argument

from booking.actor import Account, Operator
from booking.errors import BadInput
from booking.rules.ticket import read_code
from gateway.context import Info
from gateway.schema.access import Rule, ruled
from gateway.schema.cursors import read_cursor, write_cursor
from gateway.schema.enums import AccountRole
from gateway.schema.filters import AppointmentFilter
from gateway.schema.lazy import LazyAppointment, LazyHold, LazyPatient
from gateway.schema.node import global_id, read_id
from gateway.schema.paging import After, Connection, First, page_of, read_first
from storage.queries.appointments import (
    AppointmentPlace,
    AppointmentSearch,
    Period,
    count_own_appointments,
    own_appointment_by_code,
    own_appointments,
)
from storage.queries.claims import live_claims
from storage.queries.patients import Onlooker, own_patients

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
        return AccountRole.OPERATOR if isinstance(self, Operator) else AccountRole.PATIENT

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


def _onlooker(info: Info) -> Onlooker:
    return Onlooker(info.context.person.account_id, info.context.loaders.reach.now)


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
