"""Two systems, «far» with three clinics and «near» with one, and who looks after them."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from booking.actor import Operator
from booking.engine import Engine
from booking.events import Event
from booking.rules.policy import Policy
from storage.models import Account, Clinic, Reading, Role
from tests.services.clock import SetClock
from tests.upstream.reports import REGION, Reporter, a_clinic
from upstream.intake import Intake, take_in_clinics
from upstream.listing import Listing


@dataclass(frozen=True)
class Systems:
    """`clinics`: native key → id."""

    engine: Engine
    clock: SetClock
    clinics: dict[str, int]
    runner: Operator
    manager: Operator

    @property
    def stranger(self) -> Operator:
        return replace(self.manager, manages=frozenset())


async def systems(clock: SetClock) -> Systems:
    async def publish(_event: Event) -> None:
        """Nobody listens."""

    await Reporter(clock, "near").introduce()
    await take_in_clinics(Intake("far", clock, publish), REGION, Listing.of(map(a_clinic, ("f1", "f2", "f3"))))
    for key in ("far", "far/f1", "far/f2", "far/f3", "near", "near/c"):
        await Reading.update_or_create({"due_at": clock() + timedelta(seconds=20)}, key=key)
    clinics = {clinic.native_key: clinic.id for clinic in await Clinic.all()}
    runner = await Account.create(created_at=clock(), runs_service=True)
    manager = await Account.create(created_at=clock(), role=Role.STAFF)
    at = frozenset({clinics["f1"]})
    return Systems(
        Engine(clock, {}, Policy(), publish),
        clock,
        clinics,
        Operator(runner.id, confirmed=True, second_factor=True, runs_service=True),
        Operator(manager.id, confirmed=True, second_factor=True, clinic_ids=at, manages=at),
    )


async def read(key: str, at: datetime) -> None:
    """The clinic was read at that moment, and all went well."""
    system, _, native_key = key.partition("/")
    await Clinic.filter(system=system, native_key=native_key).update(confirmed_at=at)
    await Reading.filter(key=key).update(read_at=at, fault=None)


async def failed(key: str, at: datetime, fault: str) -> None:
    await Reading.filter(key=key).update(fault=fault, fault_at=at, failures=1)
