"""The demo region with a few clinics and doctors made special, so that every state of the page can be looked at."""

import sqlite3
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from pathlib import Path

LONG_NAME = ("Константинопольская-Белозёрская", "Александра", "Владиславовна")
LONG_CLINIC = (
    "Детская городская поликлиника № 128 имени академика Н. Ф. Филатова, консультативно-диагностическое отделение"
)
# so far ahead of every visit that any cancellation is late, and so near that none is
ALWAYS_LATE, NEVER_LATE = 24 * 60, 0
# where a clinic books that is seen here and booked elsewhere
SITE = "https://clinic.example/book?slot="


@dataclass(frozen=True)
class Special:
    """Ids of doctors, as the page's addresses have them in them: see `address`."""

    live: int
    late: int
    long: int
    full: int
    stale: int
    moved: int
    elsewhere: int


def choose(database: Path) -> Special:
    """Seven doctors of seven clinics, each with plenty of free times."""
    with sqlite3.connect(database) as region:
        busy = region.execute(
            "SELECT doctor_id, clinic_id, COUNT(*) AS free FROM slot WHERE state = 'FREE'"
            " AND starts_at > datetime('now', '+2 days') GROUP BY doctor_id ORDER BY free DESC, doctor_id"
        ).fetchall()
    chosen: dict[int, int] = {}
    for doctor, clinic, _ in busy:
        chosen.setdefault(clinic, doctor)
    return Special(*list(chosen.values())[:7])


def rights_brought(database: Path) -> int:
    """The last guardianship of the demo's people."""
    with sqlite3.connect(database) as region:
        return int(region.execute("SELECT MAX(id) FROM guardianship").fetchone()[0])


def shape(database: Path, special: Special) -> None:
    """Makes them special. Each start of the server loads the demo region anew, so each start is followed by this."""
    with sqlite3.connect(database, timeout=10) as region:
        clinic = {
            name: region.execute("SELECT clinic_id FROM doctor WHERE id = ?", (doctor,)).fetchone()[0]
            for name, doctor in vars(special).items()
        }
        _shape(region, special, clinic)


def _shape(region: sqlite3.Connection, special: Special, clinic: dict[str, int]) -> None:
    region.execute("UPDATE clinic SET free_cancel_hours = ?", (NEVER_LATE,))
    region.execute("UPDATE clinic SET free_cancel_hours = ? WHERE id = ?", (ALWAYS_LATE, clinic["late"]))
    region.execute(
        "UPDATE clinic SET name = ?, short_name = ? WHERE id = ?", (LONG_CLINIC, LONG_CLINIC, clinic["long"])
    )
    region.execute(
        "UPDATE doctor SET family_name = ?, given_name = ?, middle_name = ? WHERE id = ?", (*LONG_NAME, special.long)
    )
    region.execute("UPDATE slot SET foreign_taken = capacity, state = 'TAKEN' WHERE doctor_id = ?", (special.full,))
    region.execute("UPDATE clinic SET booking = 'ELSEWHERE' WHERE id = ?", (clinic["elsewhere"],))
    region.execute("UPDATE slot SET booking_url = ? || id WHERE clinic_id = ?", (SITE, clinic["elsewhere"]))
    region.execute(
        "UPDATE clinic SET system = 'spb', confirmed_at = strftime('%Y-%m-%d %H:%M:%S+00:00', 'now', '-40 minutes')"
        " WHERE id = ?",
        (clinic["stale"],),
    )


def address(doctor: int) -> str:
    """Where a doctor's screen is: global ids are the type and the row, in base64url."""
    return "/doctor/" + urlsafe_b64encode(f"Doctor:{doctor}".encode()).decode().rstrip("=")
