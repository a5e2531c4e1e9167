"""One entry of a patient's record as it is read: opened, with what is known of its source, its clinic and its use."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from booking.ports import Recorded, RecordedReferral
from booking.rules.facts import OWN
from booking.rules.referral import ReferralState, referral_state
from booking.rules.slot import local_day
from storage.models import RecordKind
from storage.record_body import read_body
from storage.sealed import opened
from storage.sql import Arguments, Row, day, moment, rows

# what an appointment made here is called in our own part of the record while nobody else has told of it
BARE = "appointment/"


@dataclass(frozen=True, slots=True)
class RecordRow:
    """`kind` says which of booking.ports.Recorded the `body` is.

    `source`: "own" where it is kept here, or the name of the system of which this is a copy; `read_at`: when that one
    was last read, None where it is kept here. `at`, UTC: when it took place, was taken, prescribed, issued, given or
    made; `day`: the same at its clinic. `clinic_id`, `doctor_id`: ours, None where they are none of ours.
    `specialty_id`, `to_clinic_id`, `used_by_id`: of a referral, to whom, where alone, and which appointment uses it.
    `appointment_id`: of a visit, the appointment made here that it came of. `zone`: of the clinic whose days count.
    """

    id: int
    patient_id: int
    source: str
    kind: RecordKind
    native_key: str
    visit_key: str | None
    at: datetime
    day: date
    body: Recorded
    clinic_id: int | None
    doctor_id: int | None
    specialty_id: int | None
    to_clinic_id: int | None
    appointment_id: int | None
    used_by_id: int | None
    zone: str
    read_at: datetime | None

    @property
    def is_own(self) -> bool:
        return self.source == OWN

    def age_seconds(self, now: datetime) -> int:
        """0 where it is kept here."""
        return 0 if self.read_at is None else max(0, int((now - self.read_at).total_seconds()))

    def local(self, moment: datetime) -> datetime:
        """As the entry's clinic has it, or as its source writes it where that is none of ours."""
        ours = self.clinic_id is not None or self.to_clinic_id is not None
        return moment.astimezone(ZoneInfo(self.zone)) if ours else moment

    def referral_state(self, now: datetime) -> ReferralState:
        """Of a referral."""
        if not isinstance(self.body, RecordedReferral):
            raise TypeError(f"entry {self.id} is no referral")
        return referral_state(self.body, local_day(now, self.zone), used=self.used_by_id is not None)


# the conditions are those of `booking.rules.referral`: what an appointment was kept with is used up
USED_BY = """CASE WHEN entry.kind = 'REFERRAL' THEN (
    SELECT MAX(used.id) FROM appointment AS used WHERE used.referral_id = entry.id AND used.active
      AND NOT used.leaving AND used.status <> 'NO_SHOW') END AS used_by_id"""
ENTRY = f"""entry.id, entry.patient_id, entry.source, entry.kind, entry.native_key, entry.visit_key, entry.at,
  entry.day, entry.body, entry.clinic_id, entry.doctor_id, entry.specialty_id, entry.to_clinic_id, entry.appointment_id,
  {USED_BY}, place.zone, record_reading.read_at"""
JOINS = """
LEFT JOIN clinic AS place ON place.id = COALESCE(entry.to_clinic_id, entry.clinic_id)
LEFT JOIN record_reading ON record_reading.patient_id = entry.patient_id AND record_reading.source = entry.source"""


def record_row(row: Row) -> RecordRow:
    """From a row that selected ENTRY."""
    kind = RecordKind(row["kind"])
    return RecordRow(
        id=row["id"],
        patient_id=row["patient_id"],
        source=row["source"],
        kind=kind,
        native_key=row["native_key"],
        visit_key=row["visit_key"],
        at=moment(row["at"]),
        day=day(row["day"]),
        body=read_body(kind, opened("record_entry.body", row["body"]) or ""),
        clinic_id=row["clinic_id"],
        doctor_id=row["doctor_id"],
        specialty_id=row["specialty_id"],
        to_clinic_id=row["to_clinic_id"],
        appointment_id=row["appointment_id"],
        used_by_id=row["used_by_id"],
        zone=row["zone"] or "UTC",
        read_at=None if row["source"] == OWN or row["read_at"] is None else moment(row["read_at"]),
    )


async def newest(conditions: Collection[str], arguments: Arguments, limit: int) -> list[RecordRow]:
    """The first `limit` entries for which all conditions hold, the newest first."""
    query = f"SELECT {ENTRY} FROM record_entry AS entry {JOINS} WHERE {' AND '.join(conditions)}"
    found = await rows(f"{query} ORDER BY entry.at DESC, entry.id DESC LIMIT {int(limit)}", *arguments)
    return [record_row(row) for row in found]
